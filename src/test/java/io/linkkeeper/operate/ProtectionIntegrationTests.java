package io.linkkeeper.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.linkkeeper.Bench;
import io.linkkeeper.TestAt;
import io.linkkeeper.definition.DefinitionReader;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.protection.CurrentProtection;
import io.linkkeeper.protection.RunProtection;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.Runs;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Links that are protected between plan and write, by every job type and operation.
 */
class ProtectionIntegrationTests {

	@RegisterExtension
	static final Bench bench = new Bench();

	private static final String PROTECT = "select: { protect: { systemName: [\"VIP-*\"] } }\n";

	/** Jobs that would change both VIP-1 and FREE-1. */
	private enum Job {

		EXPIRE("type: expire\n"), EXPIRE_DELETE("type: expire\nrule: { action: delete }\n"),
		EXPIRE_REDIRECT("type: expire\nrule: { action: redirect, redirect: 'https://example.org/over' }\n"),
		DEDUP("type: dedup\nrule: { key: [fullUrl] }\n"),
		DEDUP_DELETE("type: dedup\nrule: { key: [fullUrl], action: delete }\n"),
		CASCADE("type: cascade\nrule: { leavers: leavers.csv, action: disable }\n"),
		HAND_OVER("type: cascade\nrule: { leavers: leavers.csv, successor: heir, action: hand-over }\n"),
		IMPORT("type: import\nrule: { file: links.csv }\n"),
		REPOINT("type: repoint\nrule: { host: { from: example.com, to: example.org } }\n");

		private final String yaml;

		Job(String yaml) {
			this.yaml = "name: job\n" + yaml + "limits: { maxPercent: 100 }\n";
		}

	}

	@BeforeEach
	void putLinks() throws IOException {
		for (String name : List.of("VIP-1", "FREE-1")) {
			put("old" + name.charAt(0), name, 90);
			put("twin" + name.charAt(0), "TWIN-" + name, 30);
		}
		bench.sandbox().account().putUser(SandboxUser.active("owner@example.com", bench.clock().instant()));
		bench.sandbox().account().putUser(SandboxUser.active("heir", bench.clock().instant()));
		Files.writeString(bench.folder().resolve("leavers.csv"), "userId\nowner@example.com\n");
		Files.writeString(bench.folder().resolve("links.csv"), """
				systemName,fullUrl,name
				VIP-1,https://example.com/changed,
				FREE-1,https://example.com/changed,
				VIP-2,https://example.com/new,
				FREE-2,https://example.com/new,
				""");
	}

	private static void put(String id, String name, int daysOld) {
		bench.put(SandboxLink
			.enabled(id, bench.clock().instant().minus(Duration.ofDays(daysOld)), name,
					"https://example.com/" + id.charAt(id.length() - 1))
			.withUserId("owner@example.com")
			.withExpiresAt((daysOld == 90) ? bench.clock().instant().minus(Duration.ofDays(1)) : null));
	}

	private static JobDefinition write(String yaml) {
		try {
			Path jobs = Files.createDirectories(bench.folder().resolve("jobs"));
			return new DefinitionReader().read(Files.writeString(jobs.resolve("job.yml"), yaml));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void protectNow(Job job) {
		write(job.yaml + PROTECT);
	}

	private static List<SandboxLink> named(String prefix) {
		return bench.links().stream().filter((link) -> link.systemName().startsWith(prefix)).toList();
	}

	private static List<ChangeRow> stale(long run) {
		return bench.worker().changes(run).stream().filter((row) -> row.state() == ChangeState.STALE).toList();
	}

	@ParameterizedTest
	@EnumSource
	void leavesAloneWhatIsProtectedSinceThePlan(Job job) {
		List<SandboxLink> vip = named("VIP");
		List<SandboxLink> free = named("FREE");
		RunResult plan = bench.worker().plan(write(job.yaml));
		protectNow(job);
		RunResult applied = bench.worker()
			.operator()
			.apply(plan.run().id(), Approval.PLAIN.deletes(plan.run().kinds().of(ChangeKind.DELETE)));
		assertThat(applied.exitCode()).isEqualTo(ExitCode.PARTLY);
		assertThat(named("VIP")).isEqualTo(vip);
		assertThat(named("FREE")).isNotEqualTo(free);
		assertThat(stale(plan.run().id())).isNotEmpty()
			.extracting(ChangeRow::error)
			.containsOnly("protected since the plan was made: select.protect.systemName VIP-*");
	}

	@ParameterizedTest
	@EnumSource
	void undoLeavesAloneWhatIsProtectedSinceTheRun(Job job) {
		List<SandboxLink> planned = named("FREE");
		long run = bench.worker().run(write(job.yaml)).run().id();
		List<SandboxLink> vip = named("VIP");
		List<SandboxLink> free = named("FREE");
		assertThat(free).isNotEqualTo(planned);
		protectNow(job);
		RunResult undo = bench.worker().operator().undo(run, true, true, RunMode.RUN);
		assertThat(undo.exitCode()).isEqualTo(ExitCode.PARTLY);
		assertThat(named("VIP")).isEqualTo(vip);
		assertThat(named("FREE")).isNotEqualTo(free);
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void restartLeavesAloneWhatIsProtectedSince() {
		List<SandboxLink> vip = named("VIP");
		bench.sandbox().faults().before((request) -> {
			if (request.is("shortlink_shortlink.update")) {
				bench.sandbox().faults().expireSessions();
			}
		});
		RunResult failed = bench.worker().run(write(Job.EXPIRE.yaml));
		assertThat(failed.run().failed()).isEqualTo(2);
		bench.sandbox().faults().clear();
		protectNow(Job.EXPIRE);
		RunResult restarted = bench.worker().operator().restart(failed.run().id());
		assertThat(restarted.run().applied()).isEqualTo(1);
		assertThat(restarted.run().stale()).isEqualTo(1);
		assertThat(named("VIP")).isEqualTo(vip);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void undoLeavesAloneWhatTheJobProtectsNow() {
		long run = bench.worker().run(write(Job.EXPIRE.yaml)).run().id();
		List<SandboxLink> vip = named("VIP");
		protectNow(Job.EXPIRE);
		RunResult undo = undo(run);
		assertThat(undo.exitCode()).isEqualTo(ExitCode.PARTLY);
		assertThat(undo.run().rejected()).isEqualTo(1);
		assertThat(named("VIP")).isEqualTo(vip);
		assertThat(named("FREE").get(0).status()).isEqualTo(SandboxLink.Status.ENABLED);
	}

	@Test
	void undoLeavesAloneWhatIsProtectedAfterItsPlan() {
		long run = bench.worker().run(write(Job.EXPIRE.yaml)).run().id();
		List<SandboxLink> vip = named("VIP");
		long plan = bench.worker().operator().undo(run, false, false, RunMode.PLAN).run().id();
		protectNow(Job.EXPIRE);
		assertThat(bench.worker().operator().apply(plan, Approval.PLAIN).run().stale()).isEqualTo(1);
		assertThat(named("VIP")).isEqualTo(vip);
	}

	@Test
	void undoOfAnUndoLooksAtTheJob() {
		long undo = undo(bench.worker().run(write(Job.EXPIRE.yaml)).run().id()).run().id();
		List<SandboxLink> vip = named("VIP");
		long plan = bench.worker().operator().undo(undo, false, false, RunMode.PLAN).run().id();
		protectNow(Job.EXPIRE);
		assertThat(bench.worker().operator().apply(plan, Approval.PLAIN).run().stale()).isEqualTo(1);
		assertThat(named("VIP")).isEqualTo(vip);
		assertThat(named("FREE").get(0).status()).isEqualTo(SandboxLink.Status.DISABLED);
		assertThat(undo(plan).run().applied()).isEqualTo(1);
	}

	@Test
	void undoRecreatesNoProtectedName() {
		long run = bench.worker().run(write(Job.EXPIRE_DELETE.yaml)).run().id();
		protectNow(Job.EXPIRE_DELETE);
		assertThat(bench.worker().operator().undo(run, false, true, RunMode.RUN).run().rejected()).isEqualTo(1);
		assertThat(named("VIP")).isEmpty();
		assertThat(named("FREE")).hasSize(1);
	}

	@Test
	void protectionThatWasTakenOutSinceStillHolds() {
		JobDefinition protecting = write(Job.EXPIRE.yaml + PROTECT);
		long plan = bench.worker().plan(protecting).run().id();
		write(Job.EXPIRE.yaml);
		List<SandboxLink> vip = named("VIP");
		assertThat(bench.worker().operator().apply(plan, Approval.PLAIN).run().applied()).isEqualTo(1);
		assertThat(named("VIP")).isEqualTo(vip);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void jobWithoutAReadableDefinitionGoesOnWithWhatItProtected(boolean deleted) throws IOException {
		long plan = bench.worker().plan(write(Job.EXPIRE.yaml + PROTECT.replace("VIP-*", "VIP-2"))).run().id();
		Path file = bench.folder().resolve("jobs/job.yml");
		Files.writeString(file, "name: job\ntype: exp");
		if (deleted) {
			Files.delete(file);
		}
		assertThat(bench.worker().operator().apply(plan, Approval.PLAIN).run().applied()).isEqualTo(2);
	}

	@Test
	void whatALookFoundProtectedStaysProtectedDuringTheRun() throws IOException {
		JobDefinition definition = write(Job.REPOINT.yaml);
		long plan = bench.worker().plan(definition).run().id();
		protectNow(Job.REPOINT);
		Path file = bench.folder().resolve("jobs/job.yml");
		Supplier<RunProtection> protection = bench.worker()
			.bean(CurrentProtection.class)
			.during(bench.worker().bean(Runs.class).get(plan));
		assertThat(protection.get().current().systemName()).contains("VIP-*");
		Files.delete(file);
		assertThat(protection.get().current().systemName()).contains("VIP-*");
	}

	@Test
	void importNeitherAddsNorTakesAProtectedName() throws IOException {
		Files.writeString(bench.folder().resolve("links.csv"), """
				id,systemName,fullUrl
				oldF,vip-9,https://example.com/1
				""");
		String byId = "name: job\ntype: import\nrule: { file: links.csv, match: id }\n" + PROTECT;
		assertThat(bench.worker().run(write(byId)).run().rejected()).isEqualTo(1);
		Files.writeString(bench.folder().resolve("links.csv"), "systemName,fullUrl\nVip-9,https://example.com/9\n");
		RunResult added = bench.worker().run(write(Job.IMPORT.yaml + PROTECT));
		assertThat(added.run().rejected()).isEqualTo(1);
		assertThat(bench.writesReceived()).isZero();
	}

	private static RunResult undo(long run) {
		return bench.worker().operator().undo(run, false, false, RunMode.RUN);
	}

}
