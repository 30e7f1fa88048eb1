package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestPostgres;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.fault.ReceivedRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes on one PostgreSQL database of which one is silent for longer than its lease,
 * by SIGSTOP, or is killed, while another one works on its run or its account: nothing is
 * done twice, and the one that wakes does nothing more.
 */
@Tag("process")
@Timeout(180)
class SilentProcessIntegrationTests {

	private static final int EXPIRED = 150;

	private static final String LIST = "shortlink_shortlink.list";

	private static final String ADD = "shortlink_shortlink.add";

	private static final String[] RUN = { "run", "expire-links", "-p", "limits.maxPercent=100" };

	private final TestDatabase database = TestPostgres.emptyDatabase();

	@TempDir
	private Path folder;

	private Jar jar(Account account) throws IOException {
		Jar jar = Jar.in(this.folder)
			.on(account.server())
			.with("LINKKEEPER_DB_URL", this.database.url())
			.with("LINKKEEPER_DB_USER", this.database.user())
			.with("LINKKEEPER_ANSWER_TIMEOUT", "PT1S")
			.with("LINKKEEPER_SETTLE", "PT1S")
			.with("LINKKEEPER_LEASE", "PT5S")
			.with("LINKKEEPER_CALLS_PER_REQUEST", "10")
			.with("LINKKEEPER_REQUESTS_AT_A_TIME", "1");
		Files.writeString(this.folder.resolve("jobs/import-links.yml"), """
				name: import-links
				type: import
				rule: { file: links.csv, onUnknownOwner: create }
				""");
		Files.writeString(this.folder.resolve("jobs/expire-others.yml"), """
				name: expire-others
				type: expire
				limits: { maxPercent: 100 }
				""");
		return jar;
	}

	private void writeRows(int count, String... owners) throws IOException {
		Files.writeString(this.folder.resolve("links.csv"),
				IntStream.range(0, count)
					.mapToObj(
							(i) -> "NEW-%05d,https://example.com/new/%d,%s".formatted(i, i, owners[i % owners.length]))
					.collect(Collectors.joining("\n", "systemName,fullUrl,userId\n", "\n")));
	}

	/** A gate before the first of some calls; all others pass. */
	private static Gate gateBeforeFirst(Account account, Predicate<ReceivedRequest> which) {
		AtomicBoolean first = new AtomicBoolean(true);
		Gate gate = Gate.closedTo((request) -> which.test(request) && first.getAndSet(false));
		account.faults().before(gate);
		return gate;
	}

	private static boolean looksUp(ReceivedRequest request, String name) {
		return request.is(LIST) && request.parameters().getOrDefault("filter[systemNameIn]", "").contains(name);
	}

	/** Repeats a command until the lease of the silent process has passed. */
	private static Ended afterLease(Jar jar, String... command) {
		return Awaitility.await()
			.pollInterval(Duration.ofSeconds(1))
			.atMost(Duration.ofMinutes(2))
			.until(() -> jar.run(command), (ended) -> ended.exitCode() != 6);
	}

	/** Wakes a process whose run was taken over: it does nothing more, and says so. */
	private static void assertGivesUp(JarProcess silent) throws IOException, InterruptedException {
		silent.resume();
		assertThat(silent.end().with(7).messages()).last()
			.asString()
			.isEqualTo("run 1 taken over by another process, which goes on with it; `show 1` says how it stands");
	}

	private static JsonNode show(Jar jar, int run) throws IOException, InterruptedException {
		return jar.run("show", String.valueOf(run), "--format", "json").with(0).json();
	}

	private static void assertDone(JsonNode run, int changes) {
		assertThat(run.get("status").asString()).isEqualTo("COMPLETED");
		assertThat(run.get("exitCode").asInt()).isZero();
		assertThat(run.get("planned").asInt()).isEqualTo(changes);
		assertThat(run.get("applied").asInt()).isEqualTo(changes);
		assertThat(run.get("scanned").asInt()).isEqualTo(changes + run.get("unchanged").asInt());
	}

	private static long named(Account account, String prefix) {
		return account.server()
			.account()
			.links()
			.stream()
			.map(SandboxLink::systemName)
			.filter((name) -> String.valueOf(name).startsWith(prefix))
			.count();
	}

	@Test
	void anImportStoppedInItsLookUpWritesNoPlanAfterAnotherHas() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(1)) {
			Jar jar = jar(account);
			writeRows(150, "owner@example.com");
			Gate gate = gateBeforeFirst(account, (request) -> looksUp(request, "NEW-"));
			JarProcess silent = jar.start("run", "import-links");
			gate.awaitArrival();
			silent.suspend();
			gate.open();
			afterLease(jar, "restart", "1").with(0);
			assertGivesUp(silent);
			assertThat(named(account, "NEW-")).isEqualTo(150);
			assertThat(account.server().requests().received(ADD)).isEqualTo(150);
			assertDone(show(jar, 1), 150);
		}
	}

	@Test
	void aListingStoppedInItsReadingWritesNoPlanAfterAnotherHas() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(EXPIRED)) {
			Jar jar = jar(account);
			Gate gate = gateBeforeFirst(account,
					(request) -> request.is(LIST) && request.parameters().containsKey("filter[statusEqual]"));
			JarProcess silent = jar.start(RUN);
			gate.awaitArrival();
			silent.suspend();
			gate.open();
			afterLease(jar, "restart", "1").with(0);
			assertGivesUp(silent);
			assertThat(account.idsOf(Status.DISABLED)).hasSize(EXPIRED);
			assertThat(account.updates()).isEqualTo(EXPIRED);
			assertDone(show(jar, 1), EXPIRED);
		}
	}

	/** Stopped in apply, with part of its changes sent and all others claimed. */
	private static JarProcess suspendedInApply(Jar jar, Account account) throws IOException, InterruptedException {
		Gate gate = gateBeforeFirst(account,
				(request) -> request.is("shortlink_shortlink.update") && request.number() > EXPIRED / 3);
		JarProcess silent = jar.start(RUN);
		gate.awaitArrival();
		silent.suspend();
		gate.open();
		return silent;
	}

	@Test
	void aRunStoppedInApplySendsNothingAfterItsUndo() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(EXPIRED)) {
			Jar jar = jar(account);
			JarProcess silent = suspendedInApply(jar, account);
			afterLease(jar, "undo", "1").with(0);
			assertThat(account.idsOf(Status.DISABLED)).isEmpty();
			long updates = account.updates();
			assertGivesUp(silent);
			assertThat(account.idsOf(Status.DISABLED)).isEmpty();
			assertThat(account.updates()).as("sent after the lock was lost").isEqualTo(updates);
			assertThat(show(jar, 1).get("unknown").asInt()).isZero();
		}
	}

	@Test
	void aRunStoppedInApplySendsNothingAfterAnotherJobOfTheAccount() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(EXPIRED)) {
			Jar jar = jar(account);
			JarProcess silent = suspendedInApply(jar, account);
			afterLease(jar, "run", "expire-others").with(0);
			assertThat(account.idsOf(Status.DISABLED)).hasSize(EXPIRED);
			assertGivesUp(silent);
			assertThat(account.updates()).as("each link was updated once").isEqualTo(EXPIRED);
			assertThat(show(jar, 1).get("applied").asInt() + show(jar, 2).get("applied").asInt()).isEqualTo(EXPIRED);
		}
	}

	@Test
	void whatTakesEffectLateIsAwaitedOverTwoKills() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(EXPIRED)) {
			Jar jar = jar(account).with("LINKKEEPER_ANSWER_TIMEOUT", "PT60S").with("LINKKEEPER_LEASE", "PT3S");
			AtomicInteger readBacks = new AtomicInteger();
			account.faults().before((request) -> {
				if (request.is(LIST) && request.parameters().containsKey("filter[idIn]")) {
					readBacks.incrementAndGet();
				}
			});
			Gate gate = account.gateBeforeUpdate(1);
			JarProcess first = jar.start(RUN);
			gate.awaitArrival();
			first.kill();
			long sent = account.updates();
			killedWhileItWaits(jar, readBacks);
			JarProcess last = waiting(jar, readBacks);
			assertThat(account.updates()).as("sent while the first may still take effect").isEqualTo(sent);
			gate.open();
			last.end().with(0);
			assertThat(account.idsOf(Status.DISABLED)).hasSize(EXPIRED);
			assertThat(account.updates()).as("each link was updated once").isEqualTo(EXPIRED);
			assertDone(show(jar, 1), EXPIRED);
		}
	}

	private static void killedWhileItWaits(Jar jar, AtomicInteger readBacks) throws IOException, InterruptedException {
		waiting(jar, readBacks).kill();
	}

	/** Restarts the run, until its process has read back what was sent. */
	private static JarProcess waiting(Jar jar, AtomicInteger readBacks) throws IOException, InterruptedException {
		while (true) {
			int before = readBacks.get();
			JarProcess restart = jar.start("restart", "1");
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.until(() -> restart.hasEnded() || readBacks.get() > before);
			if (readBacks.get() > before) {
				return restart;
			}
			restart.end().with(6);
		}
	}

	@Test
	void aShortLeaseCostsNoMoreRequests() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(600)) {
			Jar jar = jar(account).with("LINKKEEPER_LEASE", "PT10S");
			jar.run(RUN).with(0);
			JsonNode run = show(jar, 1);
			assertDone(run, 600);
			assertThat(run.get("requests").asInt()).isLessThan(100);
		}
	}

	@Test
	void ownersInTwoSpellingsMeanTheSameAfterAKill() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(1)) {
			Jar jar = jar(account);
			writeRows(1_400, "New.Owner", "new.owner");
			Gate gate = gateBeforeFirst(account, (request) -> looksUp(request, "NEW-01300"));
			JarProcess first = jar.start("run", "import-links");
			gate.awaitArrival();
			first.kill();
			gate.open();
			afterLease(jar, "restart", "1").with(0);
			assertThat(named(account, "NEW-")).isEqualTo(1_400);
			assertDone(show(jar, 1), 1_400);
		}
	}

}
