package io.linkkeeper.simulation;

import java.lang.reflect.Field;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import io.linkkeeper.lock.Ownership;
import org.jspecify.annotations.Nullable;

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

	/** The run whose changes a process sends, by the name of the process. */
	private final Map<String, Long> writers = new HashMap<>();

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
		held(ownership).keySet().forEach((run) -> beforeWrite(process, run));
		requireSettled(process);
	}

	/** What other runs have sent has an outcome before a run writes to their account. */
	private void requireSettled(SimulatedProcess process) {
		long run = Objects.requireNonNull(this.writers.get(process.name()));
		long open = count("select count(*) from link_change where run_id <> ? and state in ('SENT', 'UNKNOWN')", run);
		if (open > 0) {
			violated("%s writes for run %d, and what other runs sent has no outcome".formatted(process.name(), run));
		}
	}

	private void beforeWrite(SimulatedProcess process, long run) {
		this.writers.put(process.name(), run);
		long approved = count("""
				select count(*) from run
				where id = ? and (approved_at is not null or mode = 'RUN' and verdict = 'PASSED')
				""", run);
		if (approved == 0) {
			violated("%s writes for run %d, which nobody approved".formatted(process.name(), run));
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

	/** The run whose changes a process sends. */
	@Nullable Long runWrittenBy(@Nullable String process) {
		return this.writers.get(process);
	}

	/** Checks the end of a history. */
	void atEnd() {
		Evidence evidence = new Evidence(this.world, template());
		new EffectsCheck(evidence).check();
		new RunsCheck(evidence).check();
		new DueLinksCheck(evidence).check();
		new SheetCheck(evidence).check();
		new ProtectionCheck(evidence).check();
		new SentCheck(evidence).check();
		new UndoCheck(evidence).check();
	}

}
