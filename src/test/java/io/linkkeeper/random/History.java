package io.linkkeeper.random;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import io.linkkeeper.history.RunDetail;
import io.linkkeeper.history.RunState;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.operate.StartRequest;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.SandboxLink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A random history: an account, a definition with overrides, a plan, edits from outside,
 * the plan's application, and what was undone. What must hold is checked after each step.
 */
final class History {

	/** Longer than a plan may wait. */
	private static final Duration TOO_LONG = Duration.ofHours(25);

	private final HistoryBench bench;

	private final Random random;

	private final RandomLinks links;

	private final RandomDefinition definition;

	private final MortalProcesses processes;

	/** What is wrong with the counts while changes are being sent. */
	private final List<Throwable> wrong = new CopyOnWriteArrayList<>();

	private Names planned = Names.NONE;

	History(HistoryBench bench, Random random) {
		this.bench = bench;
		this.random = random;
		bench.empty();
		this.links = new RandomLinks(bench, random);
		this.links.fill();
		this.definition = new RandomDefinition(bench, random, RandomRule.of(bench, this.links, random));
		this.processes = new MortalProcesses(bench, random, this::protectedNow);
	}

	/** Lives through the history. */
	void happen() {
		if (chance(10)) {
			this.definition.refusesToUnprotect();
		}
		if (chance(4)) {
			this.bench.sandbox().faults().before((request) -> watch());
		}
		if (chance(3)) {
			runAtOnce();
		}
		else {
			planAndApply();
		}
		assertThat(this.wrong).as("counts while changes were sent").isEmpty();
	}

	/** Looks at the counts of the newest run, while another thread changes them. */
	private void watch() {
		try {
			read(this.bench.lastRun());
		}
		catch (AssertionError | RuntimeException ex) {
			this.wrong.add(ex);
		}
	}

	private void runAtOnce() {
		Map<String, SandboxLink> before = this.bench.links();
		this.planned = this.definition.protectedByPlan();
		StartRequest request = request(RunMode.RUN);
		long run = this.processes.start((worker) -> worker.operator().start(request));
		if (run == 0) {
			assertThat(this.bench.links()).as("links that no run changed").isEqualTo(before);
			return;
		}
		Ledger ledger = read(run);
		if (ledger.run().state() == RunState.FAILED) {
			expectImplausible(ledger, before);
			return;
		}
		boolean over = plan(before).expectGuard(ledger, guard(ledger));
		Difference difference = difference(ledger, before);
		if (over) {
			assertThat(difference.after()).as("links changed over a limit").isEqualTo(before);
			return;
		}
		finish(difference, protectedNow());
	}

	private void planAndApply() {
		Map<String, SandboxLink> before = this.bench.links();
		this.planned = this.definition.protectedByPlan();
		long run = this.processes.start((worker) -> worker.operator().start(request(RunMode.PLAN)));
		assertThat(this.bench.links()).as("links after a plan").isEqualTo(before);
		if (run == 0) {
			return;
		}
		Ledger shown = read(run);
		if (shown.run().state() == RunState.FAILED) {
			expectImplausible(shown, before);
			return;
		}
		boolean over = plan(before).expectGuard(shown, guard(shown));
		plan(before).expectAdmitted(shown);
		edit();
		Map<String, SandboxLink> edited = this.bench.links();
		if (isRefused(run, over, shown)) {
			assertThat(this.bench.links()).as("links after a refusal").isEqualTo(edited);
			return;
		}
		Names now = protectedNow();
		long applied = this.processes.act(run,
				(worker) -> this.bench.apply(worker, shown.run(), over ? "a random reason" : null));
		Ledger ledger = read(run);
		ledger.expectPlanOf(shown);
		if (applied == 0) {
			assertThat(this.bench.links()).as("links that no run changed").isEqualTo(edited);
			return;
		}
		finish(difference(ledger, edited), now);
	}

	private StartRequest request(RunMode mode) {
		return this.bench.request(this.definition, mode);
	}

	/** Time passes, others change links, and the protection is edited. */
	private void edit() {
		this.bench.later();
		if (chance(2)) {
			this.links.edit();
		}
		if (chance(4)) {
			this.definition.edit();
		}
		this.bench.clock().advance(chance(10) ? TOO_LONG : Duration.ofSeconds(2 + this.random.nextInt(7200)));
	}

	/** Whether the plan must not be applied, which is tried. */
	private boolean isRefused(long run, boolean over, Ledger shown) {
		boolean superseded = chance(10);
		if (superseded) {
			this.bench.next().operator().start(request(RunMode.PLAN));
		}
		boolean old = shown.run().startedAt().plus(Duration.ofDays(1)).isBefore(this.bench.clock().instant());
		if (shown.kinds().containsKey(ChangeKind.DELETE)) {
			refuses(() -> this.bench.next().operator().apply(run, Approval.PLAIN.overLimit("a random reason")));
			refuses(() -> this.bench.next()
				.operator()
				.apply(run, Approval.PLAIN.overLimit("a random reason").deletes(10_000L)));
		}
		if (over || old || (superseded && this.bench.isSuperseded(run))) {
			refuses(() -> this.bench.apply(this.bench.next(), shown.run(), null));
		}
		refuses(() -> this.bench.next().operator().restart(run));
		return old || (superseded && this.bench.isSuperseded(run)) || shown.run().next() == null;
	}

	private static void refuses(Runnable verb) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(verb::run);
	}

	private PlanCheck plan(Map<String, SandboxLink> links) {
		return new PlanCheck(this.definition, this.planned, links);
	}

	private GuardDecision guard(Ledger ledger) {
		return Objects.requireNonNull(detail(ledger).guard(), "no decision");
	}

	private RunDetail detail(Ledger ledger) {
		return this.bench.next().queries().show(ledger.run().id()).orElseThrow();
	}

	/** Only a file or owners that cannot be believed make a plan fail. */
	private void expectImplausible(Ledger ledger, Map<String, SandboxLink> before) {
		assertThat(this.definition.type()).as("%s", detail(ledger).facts().message()).isEqualTo("cascade");
		assertThat(this.bench.links()).isEqualTo(before);
	}

	private void finish(Difference difference, Names protectedThen) {
		difference.expectPlanned(protectedThen);
		difference.expectMade();
		if (!this.definition.type().equals("dedup")) {
			difference.expectComplete(protectedThen);
		}
		undo(difference, 2);
	}

	private void undo(Difference run, int times) {
		if (times == 0 || chance(3)) {
			return;
		}
		this.bench.later();
		if (chance(5)) {
			this.links.edit();
			this.bench.later();
		}
		if (chance(5)) {
			this.definition.edit();
		}
		Map<String, SandboxLink> before = this.bench.links();
		Names protectedLinks = protectedNow();
		Map<String, SandboxLink> expected = new Restored(this.bench, protectedLinks).after(run, before);
		long undo = undo(run.ledger().run().id());
		if (undo == 0) {
			assertThat(this.bench.links()).as("links that no undo changed").isEqualTo(before);
			return;
		}
		Difference difference = difference(read(undo), before);
		difference.expectPlanned(protectedLinks);
		difference.expectMade();
		assertThat(Restored.values(difference.after()))
			.as("after the undo of %s by %s", run.ledger(), difference.ledger())
			.isEqualTo(Restored.values(expected));
		undo(difference, times - 1);
	}

	private long undo(long run) {
		if (chance(2)) {
			return this.processes.start((worker) -> worker.operator().undo(run, false, false, RunMode.RUN));
		}
		Map<String, SandboxLink> before = this.bench.links();
		Ledger shown = read(this.bench.next().operator().undo(run, false, false, RunMode.PLAN).run().id());
		assertThat(this.bench.links()).as("links after a dry undo").isEqualTo(before);
		long applied = shown.run().id();
		if (shown.run().next() != null) {
			applied = this.processes.act(shown.run().id(), (worker) -> this.bench.apply(worker, shown.run(), null));
		}
		read(shown.run().id()).expectPlanOf(shown);
		return applied;
	}

	private Difference difference(Ledger ledger, Map<String, SandboxLink> before) {
		return new Difference(before, this.bench.links(), ledger);
	}

	private Ledger read(long run) {
		return Ledger.read(this.bench.next(), run);
	}

	private Names protectedNow() {
		return this.planned.and(this.definition.protectedOnDisk());
	}

	private boolean chance(int oneIn) {
		return this.random.nextInt(oneIn) == 0;
	}

	@Override
	public String toString() {
		return this.definition.toString();
	}

}
