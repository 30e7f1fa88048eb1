package io.linkkeeper.simulation;

import java.lang.reflect.Field;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.linkkeeper.lock.Ownership;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What must hold in every history, whatever happens.
 */
final class Oracle {

	private static final Field OWNER = field("owner");

	private static final Field HELD = field("held");

	private final World world;

	private final Supplier<JdbcTemplate> template;

	private final Map<String, Ownership> owners = new HashMap<>();

	private final Set<String> violations = new LinkedHashSet<>();

	Oracle(World world, Supplier<JdbcTemplate> template) {
		this.world = world;
		this.template = template;
	}

	private static Field field(String name) {
		try {
			Field field = Ownership.class.getDeclaredField(name);
			field.setAccessible(true);
			return field;
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Object value(Field field, Ownership ownership) {
		try {
			return field.get(ownership);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void begins(SimulatedProcess process, Ownership ownership) {
		this.owners.put(process.name(), ownership);
	}

	List<String> violations() {
		return List.copyOf(this.violations);
	}

	void violated(String what) {
		if (this.violations.add(what)) {
			this.world.tell("VIOLATION: " + what);
		}
	}

	/**
	 * A process that writes to the account has locked it. One that was silent may still
	 * send what it claimed before another took the lock: for as long as a lease, in which
	 * the other waits for it.
	 */
	void beforeWrite(SimulatedProcess process) {
		Ownership ownership = ownership(process);
		boolean locked = held(ownership).values()
			.stream()
			.anyMatch((names) -> names.stream().anyMatch((name) -> name.startsWith("account ")));
		Instant longAgo = Instant.ofEpochMilli(this.world.now()).minus(World.LEASE);
		long taken = count(
				"select count(*) from run_lock where name like 'account %' and owner <> ? and acquired_at < ?",
				value(OWNER, ownership), longAgo.atOffset(ZoneOffset.UTC));
		if (!locked || taken > 0) {
			violated(process.name() + " writes to the account without its lock");
		}
	}

	private Ownership ownership(SimulatedProcess process) {
		return Objects.requireNonNull(this.owners.get(process.name()));
	}

	@SuppressWarnings("unchecked")
	private static Map<Long, Set<String>> held(Ownership ownership) {
		return (Map<Long, Set<String>>) value(HELD, ownership);
	}

	/** A process that writes to the ledger has lost no lock of its run. */
	void beforeLedger(SimulatedProcess process) {
		Ownership ownership = ownership(process);
		String owner = (String) value(OWNER, ownership);
		Set<String> now = new HashSet<>(
				template().queryForList("select name from run_lock where owner = ?", String.class, owner));
		held(ownership).forEach((run, names) -> names.stream()
			.filter((name) -> !now.contains(name))
			.forEach((name) -> violated("%s writes to the ledger after it lost %s".formatted(process.name(), name))));
	}

	private JdbcTemplate template() {
		return this.template.get();
	}

	private long count(String sql, Object... arguments) {
		return Objects.requireNonNull(template().queryForObject(sql, Long.class, arguments));
	}

	/** Checks the end of a history. */
	void atEnd() {
		effects();
		twins();
		runs();
	}

	/** Each effect has one row, and each row one effect. */
	private void effects() {
		Map<String, Integer> effects = new TreeMap<>();
		Set<String> touched = new HashSet<>();
		for (ServerModel.Effect effect : this.world.model().journal()) {
			if (effect.by() == null) {
				touched.add(effect.linkId());
			}
			else if (!effect.by().equals(Script.BEFORE)) {
				effects.merge(effect.linkId(), 1, Integer::sum);
			}
		}
		Map<String, Integer> rows = new TreeMap<>();
		template().query("select link_id, state from link_change where state = 'APPLIED' and already_so = false",
				(row) -> {
					rows.merge(row.getString("link_id"), 1, Integer::sum);
				});
		Set<String> all = new LinkedHashSet<>(effects.keySet());
		all.addAll(rows.keySet());
		all.removeAll(touched);
		for (String id : all) {
			int done = effects.getOrDefault(id, 0);
			int told = rows.getOrDefault(id, 0);
			if (done != told) {
				violated("%s was changed %d times, and the ledger tells of %d".formatted(id, done, told));
			}
		}
	}

	private void twins() {
		Map<Object, List<Object>> byKey = new HashMap<>();
		for (Map<String, Object> link : this.world.model().links()) {
			if (link.containsKey("uniqueId") && ServerModel.number(link, "status") == 2) {
				byKey.computeIfAbsent(link.get("uniqueId"), (key) -> new ArrayList<>()).add(link.get("id"));
			}
		}
		byKey.values().stream().filter((ids) -> ids.size() > 1).forEach((ids) -> violated("twins: " + ids));
		Map<Object, List<Object>> sheetNames = new HashMap<>();
		for (ServerModel.Effect effect : this.world.model().journal()) {
			if (effect.action().equals("add") && effect.by() != null && !effect.by().equals(Script.BEFORE)) {
				sheetNames.computeIfAbsent(effect.after().get("systemName"), (name) -> new ArrayList<>())
					.add(effect.linkId());
			}
		}
		sheetNames.forEach(this::addedOnce);
	}

	/**
	 * A name is added again only after its link was disabled, by an undo or another user.
	 */
	private void addedOnce(Object name, List<Object> ids) {
		long enabled = ids.stream()
			.map((id) -> this.world.model().link(String.valueOf(id)))
			.filter((link) -> link != null && ServerModel.number(link, "status") == 2)
			.count();
		boolean touched = this.world.model()
			.journal()
			.stream()
			.anyMatch((effect) -> effect.by() == null && ids.contains(effect.linkId()));
		if (enabled > 1 && !touched) {
			violated("%s was added twice: %s".formatted(name, ids));
		}
	}

	private void runs() {
		template().query("select * from run order by id", (row) -> {
			long id = row.getLong("id");
			long planned = count("select count(*) from link_change where run_id = ?", id);
			if (planned != row.getLong("planned")) {
				violated("run %d planned %d, and has %d rows".formatted(id, row.getLong("planned"), planned));
			}
			int code = row.getInt("exit_code");
			boolean ended = !row.wasNull() && row.getObject("ended_at") != null;
			boolean applied = row.getString("mode").equals("RUN") || row.getObject("approved_at") != null;
			if (ended && applied && (code == 0 || code == 3)) {
				complete(id);
				counts(id, row.getLong("applied"), row.getLong("unknown"), row.getLong("not_sent"));
			}
		});
	}

	private void complete(long run) {
		long open = count("""
				select count(*) from link_change
				where run_id = ? and state not in ('APPLIED', 'STALE', 'REJECTED')
				""", run);
		if (open > 0) {
			violated("run %d is done, and %d changes are not".formatted(run, open));
		}
	}

	private void counts(long run, long applied, long unknown, long notSent) {
		long done = count("select count(*) from link_change where run_id = ? and state = 'APPLIED'", run);
		if (applied != done || unknown + notSent > 0) {
			violated("run %d counts %d applied, and %d are".formatted(run, applied, done));
		}
	}

}
