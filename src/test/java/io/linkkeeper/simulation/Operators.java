package io.linkkeeper.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;

import io.linkkeeper.Definitions;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.Protection;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.history.RunState;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.operate.Operator;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.operate.StartRequest;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.RunMode;
import org.jspecify.annotations.Nullable;

/**
 * The operators of a history, who start one process after another.
 */
final class Operators {

	private static final int ROUNDS = 4;

	private static final long POLL_MILLIS = 2_000;

	/** Longer than a lease, and than what a process lives between two heartbeats. */
	private static final int WATCHED_SECONDS = 45;

	private static final Duration STOP_WAIT = Duration.ofSeconds(10);

	/** The last start of a job among those of the first kind. */
	private static final int FIRST_JOBS = 4;

	private final World world;

	private final Beans beans;

	private final Script script;

	Operators(World world, Beans beans, Script script) {
		this.world = world;
		this.beans = beans;
		this.script = script;
	}

	/** A command of an operator. */
	private record Command(String name, BiFunction<Operator, RunQueries, @Nullable RunResult> body) {
	}

	/** Has all operators begin. */
	void begin() {
		if (waits()) {
			this.world.atSilence(this::watch);
		}
		for (int seat = 0; seat < this.script.seats(); seat++) {
			SimulatedProcess person = SimulatedProcess.bystander(this.world, "operator");
			int commands = 1 + this.script.random().nextInt(2);
			person.spawn(() -> {
				for (int i = 0; i < commands; i++) {
					this.world.scheduler().await(() -> false, this.script.pause().toMillis());
					execute(next(), this.script.skew());
				}
			});
		}
	}

	/** Restarts the run of a process once that counts as dead. */
	private void watch() {
		SimulatedProcess person = SimulatedProcess.bystander(this.world, "operator");
		person.spawn(() -> {
			List<Long> silent = List.of();
			for (int second = 0; second < WATCHED_SECONDS && silent.isEmpty(); second++) {
				this.world.scheduler().await(() -> false, 1000);
				silent = silent();
			}
			silent.forEach((run) -> execute(restart(run), 0));
		});
	}

	private List<Long> silent() {
		OffsetDateTime dead = Instant.ofEpochMilli(this.world.now()).minus(World.LEASE).atOffset(ZoneOffset.UTC);
		return this.beans.template()
			.queryForList("select distinct run_id from run_lock where heartbeat_at < ?", Long.class, dead);
	}

	/** Resumes what is not complete, while nothing fails any more. */
	void settle() {
		SimulatedProcess person = SimulatedProcess.bystander(this.world, "operator");
		person.spawn(() -> {
			for (int round = 0; round < ROUNDS; round++) {
				// whoever died is silent for longer than its lease
				this.world.scheduler().await(() -> false, 2 * World.LEASE.toMillis());
				for (long run : runs()) {
					settle(run, round == ROUNDS - 1);
				}
			}
		});
	}

	/** Undoes all runs, the last first, until each link is as it was. */
	void takeBack() {
		SimulatedProcess person = SimulatedProcess.bystander(this.world, "operator");
		person.spawn(() -> {
			Evidence evidence = new Evidence(this.world, this.beans.template());
			List<Long> runs = evidence.runsWithEffects();
			UndoCheck check = new UndoCheck(evidence);
			for (int round = 0; round < ROUNDS && !check.differences().isEmpty(); round++) {
				runs.forEach((run) -> execute(undo(run), 0));
			}
		});
	}

	private static Command undo(long run) {
		return new Command("undo " + run, (operator, queries) -> operator.undo(run, false, false, RunMode.RUN));
	}

	private void settle(long run, boolean last) {
		if (isComplete(run)) {
			return;
		}
		execute(new Command("settle " + run, (operator, queries) -> {
			RunState state = queries.find(run).orElseThrow().state();
			boolean resumable = List.of(RunState.INTERRUPTED, RunState.STOPPED, RunState.FAILED, RunState.RUNNING)
				.contains(state);
			if (resumable && last) {
				this.world.oracle().violated("run %d cannot be completed: it %s".formatted(run, state.phrase()));
			}
			return resumable ? resume(operator, run) : null;
		}), 0);
	}

	/** A plan whose process died after the guard's decision waits for its approval. */
	private RunResult resume(Operator operator, long run) {
		Integer waiting = this.beans.template().queryForObject("""
				select count(*) from run
				where id = ? and verdict in ('PLANNED', 'GUARD') and approved_at is null and superseded_by is null
				""", Integer.class, run);
		return Objects.equals(waiting, 1) ? operator.apply(run, Approval.PLAIN.overLimit("settled"))
				: operator.restart(run, "settled");
	}

	private boolean isComplete(long run) {
		return this.beans.template()
			.queryForList("""
					select e.status from run r
					join batch_job_execution e on e.job_instance_id = r.job_instance_id
					where r.id = ? and r.ended_at is not null order by e.job_execution_id desc
					""", String.class, run)
			.stream()
			.findFirst()
			.filter(List.of("COMPLETED", "ABANDONED")::contains)
			.isPresent();
	}

	private List<Long> runs() {
		return this.beans.template().queryForList("select id from run order by id", Long.class);
	}

	private Command next() {
		Random random = this.script.random();
		List<Long> runs = runs();
		int drawn = random.nextInt(10);
		if (runs.isEmpty() || drawn < 4) {
			return start(random);
		}
		long run = runs.get(Math.max(0, runs.size() - 1 - random.nextInt(2)));
		if (this.script.has(Script.Kind.STOPS) && random.nextInt(3) == 0) {
			return new Command("stop " + run, (operator, queries) -> operator.stop(run, STOP_WAIT));
		}
		if (drawn < 7) {
			return restart(run);
		}
		return switch (random.nextInt(4)) {
			case 0 -> new Command("apply " + run, (operator, queries) -> operator.apply(run, Approval.PLAIN));
			case 1 -> new Command("abandon " + run, (operator, queries) -> operator.abandon(run));
			default -> undo(run);
		};
	}

	private Command restart(long run) {
		return new Command("restart " + run,
				(operator, queries) -> waits() ? operator.restartScheduled(run) : operator.restart(run));
	}

	/** Whether runs wait for their account, as scheduled ones do. */
	private boolean waits() {
		return this.script.has(Script.Kind.LIMITS);
	}

	private Command start(Random random) {
		RunMode mode = (random.nextInt(4) == 0) ? RunMode.PLAN : RunMode.RUN;
		boolean others = this.script.has(Script.Kind.OTHER_JOBS);
		JobDefinition definition = definition(random.nextInt(others ? FIRST_JOBS + 3 : FIRST_JOBS));
		return new Command("%s %s".formatted(mode, definition.name()),
				(operator, queries) -> start(operator, new StartRequest(definition, mode, null)));
	}

	private RunResult start(Operator operator, StartRequest request) {
		return waits() ? operator.startScheduled(request, (run) -> {
		}) : operator.start(request);
	}

	private JobDefinition definition(int number) {
		String limits = "\"limits\":{\"maxPercent\":100}";
		String leavers = "\"leavers\":\"%s\"".formatted(Script.LEAVERS);
		JobDefinition definition = switch (number) {
			case 0 -> Definitions.expire(limits);
			case 1 -> Definitions.dedup(limits);
			case FIRST_JOBS -> Definitions.cascade("\"rule\":{%s}".formatted(leavers), limits);
			case FIRST_JOBS + 1 -> Definitions
				.cascade("\"rule\":{%s,\"action\":\"hand-over\",\"successor\":\"ben\"}".formatted(leavers), limits);
			case FIRST_JOBS + 2 ->
				Definitions.repoint("\"host\":{\"from\":\"example.com\",\"to\":\"new.example.com\"}");
			default -> Definitions.imported(this.script.sheet());
		};
		List<String> names = this.script.isProtected(Script.PROTECTED) ? List.of(Script.PROTECTED) : List.of();
		return definition.protecting(new Protection(names, List.of(), List.of()));
	}

	/** Executes a command in a process of its own, and waits until that has ended. */
	private void execute(Command command, long skew) {
		SimulatedProcess process = SimulatedProcess.worker(this.world, this.world.nextName(), skew);
		Wiring wiring = this.beans.process(() -> this.world.server().transport(process));
		this.world.oracle().begins(process, wiring.get(Ownership.class));
		boolean[] ended = { false };
		process.spawn(() -> new RepeatedTask(this.world, process, wiring.named("operate.Heartbeat"), "beat",
				World.LEASE.toMillis() / 3)
			.until(ended));
		if (this.script.has(Script.Kind.STOPS)) {
			process.spawn(() -> new RepeatedTask(this.world, process, wiring.named("operate.StopRequestPoller"), "poll",
					POLL_MILLIS)
				.until(ended));
		}
		process.spawn(() -> {
			try {
				execute(process, command, wiring);
			}
			finally {
				ended[0] = true;
			}
		});
		this.world.scheduler().await(process::hasEnded);
	}

	private void execute(SimulatedProcess process, Command command, Wiring wiring) {
		this.world.tell(process, "begins: " + command.name());
		try {
			RunResult result = command.body().apply(wiring.get(Operator.class), wiring.get(RunQueries.class));
			if (result != null) {
				this.world.tell(process, "ends with %d: run %d %s".formatted(result.exitCode().number(),
						result.run().id(), result.message()));
			}
		}
		catch (RefusedException ex) {
			this.world.tell(process, "is refused: " + ex.getMessage());
		}
		catch (RuntimeException ex) {
			process.requireAlive();
			this.world.tell(process, "fails: " + ex);
		}
	}

}
