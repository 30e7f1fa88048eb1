package io.linkkeeper.random;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.linkkeeper.MortalDataSource.Moment;
import io.linkkeeper.TestWorker;
import io.linkkeeper.history.RunDetail;
import io.linkkeeper.history.RunState;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.operate.StartRequest;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.Verdict;
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
		long run = start((worker) -> worker.operator().start(request));
		if (run == 0) {
			assertThat(this.bench.links()).as("links that no run changed").isEqualTo(before);
			return;
		}
		Ledger ledger = read(run);
		if (ledger.run().state() == RunState.FAILED) {
			expectImplausible(ledger, before);
			return;
		}
		boolean over = expectGuard(ledger, before);
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
		long run = start((worker) -> worker.operator().start(request(RunMode.PLAN)));
		assertThat(this.bench.links()).as("links after a plan").isEqualTo(before);
		if (run == 0) {
			return;
		}
		Ledger shown = read(run);
		if (shown.run().state() == RunState.FAILED) {
			expectImplausible(shown, before);
			return;
		}
		boolean over = expectGuard(shown, before);
		expectAdmitted(shown, before);
		edit();
		Map<String, SandboxLink> edited = this.bench.links();
		if (isRefused(run, over, shown)) {
			assertThat(this.bench.links()).as("links after a refusal").isEqualTo(edited);
			return;
		}
		Names now = protectedNow();
		long applied = act(run, (worker) -> this.bench.apply(worker, shown.run(), over ? "a random reason" : null));
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
			refuses(() -> this.bench.next().operator().apply(run, "a random reason", null));
			refuses(() -> this.bench.next().operator().apply(run, "a random reason", 10_000L));
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

	/** The verdict is that of the limits, for whatever mix of kinds. */
	private boolean expectGuard(Ledger ledger, Map<String, SandboxLink> links) {
		GuardDecision decision = Objects.requireNonNull(detail(ledger).guard(), "no decision");
		long admitted = links.values()
			.stream()
			.filter((link) -> this.definition.select().selects(link) && !this.planned.protects(link))
			.count();
		boolean over = this.definition.limits().arePassedBy(ledger.kinds(), admitted);
		assertThat(decision.verdict() == Verdict.GUARD)
			.as("%s for %s of %d admitted links", decision, ledger.kinds(), admitted)
			.isEqualTo(over);
		return over;
	}

	private RunDetail detail(Ledger ledger) {
		return this.bench.next().queries().show(ledger.run().id()).orElseThrow();
	}

	private void expectAdmitted(Ledger shown, Map<String, SandboxLink> links) {
		for (Planned row : shown.rows()) {
			SandboxLink link = (row.linkId() != null) ? links.get(row.linkId()) : null;
			assertThat(link == null || row.isOf(link)).as("%s is of %s", row, link).isTrue();
			assertThat(link == null || this.definition.select().selects(link)).as("%s is selected", link).isTrue();
			assertThat(link != null && this.planned.protects(link)).as("%s is protected", link).isFalse();
		}
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
			return start((worker) -> worker.operator().undo(run, false, false, RunMode.RUN));
		}
		Map<String, SandboxLink> before = this.bench.links();
		Ledger shown = read(this.bench.next().operator().undo(run, false, false, RunMode.PLAN).run().id());
		assertThat(this.bench.links()).as("links after a dry undo").isEqualTo(before);
		long applied = shown.run().id();
		if (shown.run().next() != null) {
			applied = act(shown.run().id(), (worker) -> this.bench.apply(worker, shown.run(), null));
		}
		read(shown.run().id()).expectPlanOf(shown);
		return applied;
	}

	/** Lets a process start a run, in which it may die, and another one go on. */
	private long start(Function<TestWorker, RunResult> verb) {
		return act(0, verb);
	}

	/**
	 * Lets a process do something in which it may die, and another one go on.
	 * @param existing the run that is continued, or 0 for a new one
	 * @return the run, or 0 if the process died before it did anything
	 */
	private long act(long existing, Function<TestWorker, RunResult> verb) {
		if (!chance(3)) {
			return verb.apply(this.bench.next()).run().id();
		}
		try {
			return mayDie(existing, verb);
		}
		finally {
			this.bench.mortal().revive();
		}
	}

	private long mayDie(long existing, Function<TestWorker, RunResult> verb) {
		long last = this.bench.lastRun();
		Map<String, SandboxLink> before = this.bench.links();
		this.bench.mortal().dieAt(1 + this.random.nextInt(45), chance(2) ? Moment.BEFORE : Moment.AFTER);
		try {
			RunResult result = verb.apply(this.bench.dying());
			if (!this.bench.mortal().isDead()) {
				return result.run().id();
			}
		}
		catch (RuntimeException ex) {
			if (!this.bench.mortal().isDead()) {
				throw ex;
			}
		}
		long newest = this.bench.lastRun();
		long run = (existing == 0 && newest != last) ? newest : existing;
		return (run != 0) ? goOn(run, existing != 0, before) : 0;
	}

	private long goOn(long run, boolean waited, Map<String, SandboxLink> before) {
		Ledger left = read(run);
		difference(left, before).expectPlanned(protectedNow());
		this.bench.later();
		this.bench.next().operator().recover(run);
		left = read(run);
		if (left.run().state() == RunState.INTERRUPTED) {
			this.bench.next().operator().restart(run);
			left = read(run);
		}
		return (waited && left.run().next() != null) ? 0 : run;
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
