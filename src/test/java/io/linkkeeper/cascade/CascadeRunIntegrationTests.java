package io.linkkeeper.cascade;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.RejectRow;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.server.SandboxAccount;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.OLD;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ann and Carl own links, Bob and Dora could take them over; six others own one each.
 */
class CascadeRunIntegrationTests {

	private static final String ALL_MAY_CHANGE = "\"limits\":{\"maxPercent\":100}";

	@RegisterExtension
	static final Bench bench = new Bench();

	@BeforeEach
	void putUsersAndLinks() {
		for (String user : List.of("ann", "bob", "carl", "dora", "u1", "u2", "u3", "u4", "u5", "u6")) {
			account().putUser(SandboxUser.active(user, bench.clock().instant().minus(Duration.ofDays(400))));
		}
		link("ann00001", "ann");
		link("ann00002", "ann");
		link("carl0001", "carl");
		for (int i = 1; i <= 6; i++) {
			link("user000" + i, "u" + i);
		}
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void handsLinksOverAndThenHasNothingToDo() throws IOException {
		leavers("userId,successor\nann,bob\ncarl,dora\n");
		RunResult first = bench.worker().run(handOver(""));
		assertThat(first.message()).startsWith("3 of 3 changes applied: ");
		assertThat(first.run().scanned()).isEqualTo(3);
		assertThat(owner("ann00001")).isEqualTo("bob");
		assertThat(owner("ann00002")).isEqualTo("bob");
		assertThat(owner("carl0001")).isEqualTo("dora");
		assertThat(owner("user0001")).isEqualTo("u1");
		assertThat(bench.worker().run(handOver("")).message()).isEqualTo("nothing to do");
	}

	@TestAt({ GUIDE, SERVER })
	void linksHandedOverOutliveTheirOwner() throws IOException {
		leavers("userId,successor\nann,bob\n");
		bench.worker().run(handOver(""));
		account().removeUser("ann");
		assertThat(account().link("ann00001").orElseThrow().status()).isEqualTo(Status.ENABLED);
	}

	@TestAt({ GUIDE, SERVER })
	void oneSuccessorForAll() throws IOException {
		leavers("successor;userId\n;ann\ndora;carl\n");
		bench.worker().run(handOver(",\"successor\":\"bob\""));
		assertThat(owner("ann00001")).isEqualTo("bob");
		assertThat(owner("carl0001")).isEqualTo("dora");
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void disablesByDefault() throws IOException {
		leavers("userId\nann\n");
		RunResult result = bench.worker()
			.run(Definitions.cascade("\"rule\":{\"leavers\":\"leavers.csv\"}", ALL_MAY_CHANGE));
		assertThat(disabled()).containsExactlyInAnyOrder("ann00001", "ann00002");
		assertThat(bench.worker().changes(result.run().id())).extracting(ChangeRow::reason)
			.containsOnly("owner ann leaves (leavers.csv line 2)");
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void unknownSuccessorStopsBeforeAnythingIsPlanned() throws IOException {
		leavers("userId,successor\nann,bob\ncarl,nobody\n");
		RunResult result = bench.worker().run(handOver(""));
		assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(result.message()).contains("The successor nobody does not exist");
		assertThat(result.run().planned()).isZero();
		assertThat(account().user("nobody")).isEmpty();
	}

	@TestAt(SERVER)
	void successorInAnotherSpellingIsTheServersUser() throws IOException {
		leavers("userId,successor\nANN,BOB\n");
		RunResult result = bench.worker().run(handOver(""));
		assertThat(result.exitCode()).as(result.message()).isEqualTo(ExitCode.DONE);
		assertThat(owner("ann00001")).isEqualTo("bob");
	}

	@TestAt(SERVER)
	void linksThatWereAddedWithoutAnOwnerAreNotOrphans() {
		link("nobody01", "");
		bench.worker().run(Definitions.cascade("\"rule\":{\"withoutOwner\":true}", ALL_MAY_CHANGE));
		assertThat(disabled()).isEmpty();
	}

	@TestAt({ GUIDE, SERVER })
	void doesNotCreateASuccessorDeletedBeforeThePlanIsApplied() throws IOException {
		leavers("userId,successor\nann,bob\n");
		RunResult plan = bench.worker().plan(handOver(""));
		account().removeUser("bob");
		RunResult result = bench.worker().operator().apply(plan.run().id(), Approval.PLAIN);
		assertThat(result.run().stale()).isEqualTo(2);
		assertThat(owner("ann00001")).isEqualTo("ann");
	}

	@Test
	void wrongRowsAreNamedByTheirLine() throws IOException {
		refused("userId,successor\nann,bob\n,bob\n", "leavers.csv:3: the userId is empty");
		refused("userId,successor\nann,bob\nann,dora\n", "leavers.csv:3: the user ann stands in line 2 already");
		refused("userId,successor\nann,carl\ncarl,dora\n", "leavers.csv:2: the successor carl leaves too (line 3)");
		refused("userId\nann\n", "leavers.csv:2: there is no successor");
		refused("name,successor\nann,bob\n", "userId");
	}

	private void refused(String csv, String message) throws IOException {
		leavers(csv);
		RunResult result = bench.worker().run(handOver(""));
		assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(result.message()).contains(message);
		assertThat(result.run().planned()).isZero();
	}

	@Test
	void fileOutsideTheFolderIsRefused() {
		RunResult result = bench.worker()
			.run(Definitions.cascade("\"rule\":{\"leavers\":\"../leavers.csv\"}", ALL_MAY_CHANGE));
		assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(result.message()).contains("lies outside");
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void theCopyCountsWhenTheFileIsRemovedAfterThePlan() throws IOException {
		leavers("userId,successor\nann,bob\n");
		RunResult plan = bench.worker().plan(handOver(""));
		Files.delete(bench.folder().resolve("leavers.csv"));
		assertThat(bench.worker().operator().apply(plan.run().id(), Approval.PLAIN).run().applied()).isEqualTo(2);
	}

	@TestAt({ GUIDE, SERVER })
	void blockedOwnerIsNotMissing() {
		account().putUser(account().user("ann").orElseThrow().withStatus(SandboxUser.Status.BLOCKED));
		assertThat(bench.worker().run(Definitions.cascade(ALL_MAY_CHANGE)).message()).isEqualTo("nothing to do");
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void disablesLinksWithoutOwnerIfConfigured() {
		link("nobody01", null);
		bench.worker().run(Definitions.cascade(ALL_MAY_CHANGE));
		assertThat(disabled()).isEmpty();
		bench.worker().run(Definitions.cascade("\"rule\":{\"withoutOwner\":true}", ALL_MAY_CHANGE));
		assertThat(disabled()).containsExactly("nobody01");
	}

	private static io.linkkeeper.definition.JobDefinition handOver(String more) {
		return Definitions.cascade("\"rule\":{\"leavers\":\"leavers.csv\",\"action\":\"hand-over\"" + more + "}",
				ALL_MAY_CHANGE);
	}

	private void leavers(String csv) throws IOException {
		Files.writeString(bench.folder().resolve("leavers.csv"), csv);
	}

	private SandboxAccount account() {
		return bench.sandbox().account();
	}

	private void link(String id, @Nullable String owner) {
		account().put(SandboxLink
			.enabled(id, bench.clock().instant().minus(Duration.ofDays(90)), "NAME-" + id, "https://example.com/" + id)
			.withUserId(owner));
	}

	private @Nullable String owner(String id) {
		return account().link(id).orElseThrow().userId();
	}

	private List<String> disabled() {
		return account().links()
			.stream()
			.filter((link) -> link.status() == Status.DISABLED)
			.map(SandboxLink::id)
			.toList();
	}

	@TestAt({ SERVER, OLD })
	void leaverIsFoundHoweverTheFileSpells() throws IOException {
		leavers("userId,successor\nANN,bob\n");
		RunResult result = bench.worker().run(handOver(""));
		assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(owner("ann00001")).isEqualTo("bob");
		assertThat(bench.worker().changes(result.run().id())).extracting(ChangeRow::reason)
			.containsOnly("owner ann leaves (leavers.csv line 2); bob takes over");
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void rejectsLeaverThatDoesNotExist() throws IOException {
		leavers("userId,successor\nann,bob\nanne,bob\nu1,bob\ncarl,dora\nu2,bob\n");
		RunResult result = bench.worker().run(handOver(""));
		assertThat(result.exitCode()).isEqualTo(ExitCode.PARTLY);
		assertThat(result.run().applied()).isEqualTo(5);
		List<RejectRow> rejects = new ArrayList<>();
		bench.worker().queries().rejects(result.run().id(), rejects::add);
		assertThat(rejects).containsExactly(new RejectRow(3L, "anne",
				"There is no user anne; correct the userId, or delete the row if that user is deleted already"));
		assertThat(result.run().scanned()).isEqualTo(result.run().planned() + 1);
	}

	@TestAt({ GUIDE, SERVER })
	void leaverWhoStandsTwiceInOtherSpellingIsRefused() throws IOException {
		refused("userId,successor\nann,bob\nANN,dora\n", "leavers.csv:3: the user ANN stands in line 2 already");
		refused("userId,successor\nann,CARL\ncarl,dora\n", "leavers.csv:2: the successor carl leaves too (line 3)");
	}

	/** Links restored by the support staff have no owner. */
	@TestAt({ GUIDE, SERVER })
	void disablesRestoredLinksOfADeletedUser() {
		link("solo0001", "leaver");
		account().putUser(account().user("leaver").orElseThrow().withStatus(SandboxUser.Status.DELETED));
		RunResult result = bench.worker().run(Definitions.cascade("\"rule\":{\"withoutOwner\":true}", ALL_MAY_CHANGE));
		assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(disabled()).containsExactly("solo0001");
		bench.worker().operator().undo(result.run().id(), false, false, RunMode.RUN);
		assertThat(disabled()).isEmpty();
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void disablesLinksOfAMissingOwner() {
		account().removeUser("u1");
		RunResult result = bench.worker().run(Definitions.cascade(ALL_MAY_CHANGE));
		assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(disabled()).containsExactly("user0001");
		assertThat(account().user("u1")).isEmpty();
	}

	@TestAt({ GUIDE, SERVER })
	void listOfUsersThatFailsStopsBeforeAnythingIsPlanned() {
		bench.sandbox().faults().before((request) -> {
			if (request.is("user.list")) {
				throw new IllegalStateException("the index is down");
			}
		});
		RunResult result = bench.worker().run(Definitions.cascade(ALL_MAY_CHANGE));
		assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(result.run().planned()).isZero();
		assertThat(disabled()).isEmpty();
	}

	@TestAt({ GUIDE, SERVER })
	void failsBeforePlanningWhenManyOwnersAreMissing() {
		List.of("u1", "u2", "u3").forEach(account()::removeUser);
		RunResult result = bench.worker().run(Definitions.cascade(ALL_MAY_CHANGE));
		assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(result.message()).contains("3 of 8 owners are not among the users");
		assertThat(result.run().planned()).isZero();
		assertThat(disabled()).isEmpty();
	}

}
