package io.linkkeeper.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Everything that takes part in one history: time, chance, the account, and what is told.
 */
final class World {

	/** After this silence other processes count one as dead; the default. */
	static final Duration LEASE = Duration.ofSeconds(30);

	static final Instant BEGIN = Instant.parse("2026-06-01T04:15:00Z");

	/** The name of an owner of locks, or a lease. */
	private static final Pattern OWNER = Pattern
		.compile("(process \\S+@\\S+/)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	/** Where nothing happens, between histories. */
	static final World NONE = new World(Choices.recorded(new TreeMap<>()), new Script(0), () -> {
		throw new IllegalStateException("Between histories");
	});

	private final Scheduler scheduler = new Scheduler(BEGIN.toEpochMilli());

	private final ServerModel model = new ServerModel();

	private final SimulatedServer server = new SimulatedServer(this, this.model);

	private final List<String> story = new ArrayList<>();

	private final Choices choices;

	private final Script script;

	private final Oracle oracle;

	private Runnable atSilence = () -> {
	};

	private int processes;

	World(Choices choices, Script script, Supplier<JdbcTemplate> template) {
		this.choices = choices;
		this.script = script;
		this.oracle = new Oracle(this, template);
	}

	Scheduler scheduler() {
		return this.scheduler;
	}

	ServerModel model() {
		return this.model;
	}

	SimulatedServer server() {
		return this.server;
	}

	Choices choices() {
		return this.choices;
	}

	Script script() {
		return this.script;
	}

	Oracle oracle() {
		return this.oracle;
	}

	long now() {
		return this.scheduler.now();
	}

	/** The time by the clock of the process whose thread asks. */
	long timeHere() {
		return now() + (this.scheduler.isOnFiber() ? this.scheduler.current().process().skew() : 0);
	}

	String nextName() {
		return "process " + ++this.processes;
	}

	void tell(SimulatedProcess process, String what) {
		tell(process.name() + " " + what);
	}

	void tell(String what) {
		String masked = OWNER.matcher(what).replaceAll("another process");
		this.story.add(String.format(Locale.ROOT, "%9.3f s  %s", this.scheduler.elapsed() / 1000.0, masked));
	}

	List<String> story() {
		return this.story;
	}

	/** Called before a transaction, or a statement outside one, begins. */
	void beforeDatabase() {
		if (this.scheduler.isOnFiber()) {
			Fiber fiber = this.scheduler.current();
			fiber.process().requireAlive();
			if (!fiber.isInTransaction()) {
				fiber.process().step();
			}
		}
	}

	/** Called before a statement that changes the ledger. */
	void beforeLedger() {
		if (this.scheduler.isOnFiber() && this.scheduler.current().process().isMortal()) {
			this.oracle.beforeLedger(this.scheduler.current().process());
		}
	}

	/** Somebody acts whenever a process stands still. */
	void atSilence(Runnable action) {
		this.atSilence = action;
	}

	/** Called when the current process begins to stand still. */
	void noteSilence() {
		this.atSilence.run();
	}

	/** Called before the current process shows that it lives. */
	void noteHeartbeat() {
		if (this.scheduler.isOnFiber()) {
			this.scheduler.current().process().noteHeartbeat();
		}
	}

	void setInTransaction(boolean inTransaction) {
		if (this.scheduler.isOnFiber()) {
			this.scheduler.current().setInTransaction(inTransaction);
		}
	}

	@Nullable Choice atCommit() {
		SimulatedProcess process = this.scheduler.isOnFiber() ? this.scheduler.current().process() : null;
		if (process == null || !process.isMortal()) {
			return null;
		}
		Choice choice = this.choices.next(Fault.AT_COMMIT);
		if (choice != null && choice.fault() != Fault.KILL_AT_COMMIT) {
			tell(process, switch (choice.fault()) {
				case COMMIT_FAILS -> "fails to commit";
				case COMMIT_LOST -> "commits, but its disk takes nothing";
				default -> "commits, but does not hear of it";
			});
		}
		return choice;
	}

	/** The disk of the current process takes nothing any more. */
	void loseDisk(int steps) {
		this.scheduler.current().process().loseDisk(steps);
	}

	/** Whether the disk of the current process took all commits. */
	boolean isDiskIntact() {
		return !this.scheduler.isOnFiber() || this.scheduler.current().process().isDiskIntact();
	}

	void killCurrent(String how) {
		this.scheduler.current().process().kill(how);
	}

	/** Another user changes a link. */
	void foreignChange(int number) {
		List<Map<String, Object>> links = this.model.links();
		if (links.isEmpty()) {
			return;
		}
		Map<String, Object> link = links.get(number % links.size());
		String id = String.valueOf(link.get("id"));
		tell("another user changes " + id);
		int variant = (number / links.size()) % 3;
		Map<String, Object> fields = switch (variant) {
			case 0 -> Map.of("status", (ServerModel.number(link, "status") == 2) ? 1 : 2);
			case 1 -> Map.of("fullUrl", "https://other.example.com/" + number);
			default -> Map.of("name", "renamed " + number);
		};
		this.model.answer(null, "shortlink_shortlink", "update", Map.of("id", id, "shortLink", fields), now() / 1000);
	}

}
