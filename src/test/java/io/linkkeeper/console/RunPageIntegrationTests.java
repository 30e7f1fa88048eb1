package io.linkkeeper.console;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.audit.Actor;
import io.linkkeeper.audit.AuditLog;
import io.linkkeeper.audit.Via;
import io.linkkeeper.console.access.Role;
import io.linkkeeper.console.change.ChangeQuery;
import io.linkkeeper.history.RunState;
import io.linkkeeper.operate.StartRequest;
import io.linkkeeper.review.Choice;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.awaitility.Awaitility;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of a run and the actions on it, as browsers with and without scripts see them.
 */
class RunPageIntegrationTests {

	@RegisterExtension
	static final ConsoleBench bench = new ConsoleBench();

	private static Bench worker() {
		return bench.worker();
	}

	private static long plan(String... keys) {
		return worker().worker().plan(Definitions.expire(keys)).run().id();
	}

	private static RunState state(long run) {
		return worker().worker().queries().find(run).orElseThrow().state();
	}

	static void awaitEnd(long run) {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(10))
			.atMost(Duration.ofSeconds(60))
			.until(() -> !worker().worker().operator().isExecuting(run) && state(run) != RunState.PLANNED);
	}

	@Test
	void planIsAppliedAndUndone() throws IOException {
		worker().putExpired(3);
		long run = plan();
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage page = bench.signIn(browser, Role.OPERATOR, "/runs/" + run);
			assertThat(page.asNormalizedText()).contains("waits for approval", "3 to disable",
					"linkkeeper apply " + run, "NAME-gone0000", "enabled → disabled");
			HtmlPage asked = ConsoleBench.click(page, "Apply");
			assertThat(asked.asNormalizedText()).contains("Apply run %d of expire-links?".formatted(run),
					"3 to disable");
			assertThat(worker().writesReceived()).isZero();
			HtmlPage applied = ConsoleBench.click(asked, "Apply");
			assertThat(applied.getUrl()).hasPath("/runs/" + run);
			awaitEnd(run);
			assertThat(state(run)).isEqualTo(RunState.DONE);
			assertThat(((HtmlPage) applied.refresh()).asNormalizedText()).contains("is done", "3 disabled");
			HtmlPage undo = ConsoleBench.click(ConsoleBench.click((HtmlPage) applied.refresh(), "Undo"), "Undo");
			assertThat(undo.asNormalizedText()).contains("of undo-" + run, "waits for approval", "3 to enable");
			ConsoleBench.click(ConsoleBench.click(undo, "Apply"), "Apply");
			awaitEnd(run + 1);
			assertThat(worker().link("gone0000").status()).isEqualTo(Status.ENABLED);
		}
	}

	@Test
	void goingBackAfterAnApprovalRepeatsNothing() throws IOException {
		worker().putExpired(2);
		long run = plan();
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage asked = bench.signIn(browser, Role.OPERATOR, "/runs/%d/apply".formatted(run));
			ConsoleBench.click(asked, "Apply");
			awaitEnd(run);
			long writes = worker().writesReceived();
			HtmlPage again = ConsoleBench.click(asked, "Apply");
			assertThat(again.getWebResponse().getStatusCode()).isEqualTo(409);
			assertThat(again.asNormalizedText()).contains("There is nothing to decide", "is done");
			assertThat(worker().writesReceived()).isEqualTo(writes);
		}
	}

	@Test
	void deletesAreTypedInByTheirNumber() throws IOException {
		worker().putExpired(2);
		long run = plan("\"rule\":{\"action\":\"delete\"}");
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage asked = bench.signIn(browser, Role.APPROVER, "/runs/%d/apply".formatted(run));
			assertThat(asked.asNormalizedText()).contains("2 links are deleted for good", "--deletes 2");
			asked.getElementById("deletes").setAttribute("value", "3");
			HtmlPage refused = ConsoleBench.click(asked, "Apply");
			assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(409);
			assertThat(refused.asNormalizedText()).contains("deletes 2 links for good, not 3");
			assertThat(worker().writesReceived()).isZero();
			refused.getElementById("deletes").setAttribute("value", "2");
			ConsoleBench.click(refused, "Apply");
			awaitEnd(run);
			assertThat(worker().link("gone0000").status()).isEqualTo(Status.DELETED);
		}
	}

	@Test
	void planOverALimitIsAppliedWithAReasonOnly() throws IOException {
		worker().putExpired(30);
		long run = plan("\"limits\":{\"maxChanges\":10,\"minChanges\":5}");
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage page = bench.signIn(browser, Role.APPROVER, "/runs/" + run);
			assertThat(page.asNormalizedText()).contains("The guard stopped it",
					"limits.maxChanges is 10 and the plan changes 30 links, over by 20");
			HtmlPage asked = ConsoleBench.click(page, "Apply over a limit");
			asked.getElementById("reason").setTextContent(" ");
			assertThat(ConsoleBench.click(asked, "Apply").asNormalizedText()).contains("Give a reason in words");
			asked.getElementById("reason").setTextContent("campaign is over");
			ConsoleBench.click(asked, "Apply");
			awaitEnd(run);
			assertThat(worker().worker().queries().show(run).orElseThrow().approvalReason())
				.isEqualTo("campaign is over");
			assertThat(((HtmlPage) page.refresh()).asNormalizedText()).contains("campaign is over");
		}
	}

	@Test
	void rejectedPlanIsAbandoned() throws IOException {
		worker().putExpired(2);
		long run = plan();
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage asked = ConsoleBench.click(bench.signIn(browser, Role.OPERATOR, "/runs/" + run), "Reject");
			asked.getElementById("reason").setTextContent("wrong week");
			HtmlPage rejected = ConsoleBench.click(asked, "Reject");
			assertThat(rejected.asNormalizedText()).contains("was abandoned");
			assertThat(state(run)).isEqualTo(RunState.ABANDONED);
			assertThat(worker().writesReceived()).isZero();
		}
	}

	@Test
	void runThatExecutesIsFollowedStoppedAndRestarted() throws IOException {
		worker().putExpired(30);
		long run = plan();
		CountDownLatch gate = new CountDownLatch(1);
		worker().sandbox().faults().before((request) -> await(gate));
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage page = ConsoleBench.click(bench.signIn(browser, Role.OPERATOR, "/runs/%d/apply".formatted(run)),
					"Apply");
			assertThat(page.asNormalizedText()).contains("is running", "linkkeeper stop " + run)
				.doesNotContain("linkkeeper apply");
			Page part = browser.getPage(bench.address("/runs/%d/progress".formatted(run)));
			assertThat(part.getWebResponse().getStatusCode()).as("polling goes on").isEqualTo(200);
			assertThat(ConsoleBench.click(ConsoleBench.click(page, "Stop"), "Stop").getUrl()).hasPath("/runs/" + run);
			gate.countDown();
			awaitEnd(run);
			assertThat(state(run)).isEqualTo(RunState.STOPPED);
			part = browser.getPage(bench.address("/runs/%d/progress".formatted(run)));
			assertThat(part.getWebResponse().getStatusCode()).as("polling ends").isEqualTo(286);
			HtmlPage stopped = browser.getPage(bench.address("/runs/" + run));
			ConsoleBench.click(ConsoleBench.click(stopped, "Restart"), "Restart");
			awaitEnd(run);
			assertThat(state(run)).isEqualTo(RunState.DONE);
			assertThat(worker().link("gone0029").status()).isEqualTo(Status.DISABLED);
		}
	}

	private static void await(CountDownLatch gate) {
		try {
			assertThat(gate.await(60, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void changesAreLeftOutByAFilterAndPutBack() throws IOException {
		worker().putExpired(3);
		long run = plan();
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage found = bench.signIn(browser, Role.OPERATOR, "/runs/%d/changes?text=gone0001".formatted(run));
			assertThat(found.asNormalizedText()).contains("1 change", "NAME-gone0001").doesNotContain("NAME-gone0002");
			HtmlPage asked = ConsoleBench.click(found, "Leave these out");
			assertThat(asked.asNormalizedText()).contains("Leave 1 changes of run %d out?".formatted(run),
					"leave-out %d --text gone0001 --reason REASON".formatted(run));
			asked.getElementById("reason").setTextContent("still printed");
			HtmlPage left = ConsoleBench.click(asked, "Leave out");
			assertThat(left.asNormalizedText()).contains("2 to disable", "1 left out", "still printed (operator)");
			HtmlPage change = browser.getPage(bench.address("/runs/%d/changes/2".formatted(run)));
			HtmlPage back = ConsoleBench.click(ConsoleBench.click(change, "Put it back"), "Put back");
			assertThat(back.asNormalizedText()).contains("3 to disable").doesNotContain("1 left out");
		}
	}

	@Test
	void planThatChangedOnTheScreenIsShownAgain() throws IOException {
		worker().putExpired(3);
		long run = plan();
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage asked = bench.signIn(browser, Role.OPERATOR, "/runs/%d/apply".formatted(run));
			worker().worker()
				.operator()
				.because("test")
				.revise(run, new Choice(ChangeQuery.of(Map.of("change", "1")).filter(9), false, "--change 1"));
			HtmlPage again = ConsoleBench.click(asked, "Apply");
			assertThat(again.getWebResponse().getStatusCode()).isEqualTo(409);
			assertThat(again.asNormalizedText()).contains("is not the one that was seen", "2 to disable");
			assertThat(worker().writesReceived()).isZero();
			ConsoleBench.click(again, "Apply");
			awaitEnd(run);
			assertThat(worker().link("gone0000").status()).isEqualTo(Status.ENABLED);
			assertThat(worker().link("gone0001").status()).isEqualTo(Status.DISABLED);
		}
	}

	@Test
	void addressFillsInNothingThatIsToBeTyped() throws IOException {
		worker().putExpired(2);
		long run = worker().worker().plan(Definitions.expire("\"rule\":{\"action\":\"delete\"}")).run().id();
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage asked = bench.signIn(browser, Role.APPROVER, "/runs/%d/apply?deletes=2".formatted(run));
			assertThat(asked.getElementById("deletes").getAttribute("value")).isEmpty();
			HtmlPage reject = browser.getPage(bench.address("/runs/%d/reject?reason=harmless".formatted(run)));
			assertThat(reject.getElementById("reason").getTextContent()).isEmpty();
		}
	}

	@Test
	void planIsNotAppliedByAFormThatDoesNotTellWhatWasSeen() throws IOException {
		worker().putExpired(2);
		long run = plan();
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage asked = bench.signIn(browser, Role.OPERATOR, "/runs/%d/apply".formatted(run));
			asked.<HtmlElement>getFirstByXPath("//input[@name='fingerprint']").remove();
			assertThat(ConsoleBench.click(asked, "Apply").asNormalizedText()).contains("is not the one that was seen");
			assertThat(state(run)).isEqualTo(RunState.PLANNED);
		}
	}

	@Test
	void keepsAReasonAsItWasTyped() throws IOException {
		worker().putExpired(2);
		long run = plan();
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage asked = bench.signIn(browser, Role.OPERATOR, "/runs/%d/leave-out?change=1".formatted(run));
			asked.getElementById("reason").setTextContent("x".repeat(2_001));
			HtmlPage again = ConsoleBench.click(asked, "Leave out");
			assertThat(again.asNormalizedText()).contains("2001 characters");
			again.getElementById("reason").setTextContent("f\u00FCr Z\u00FCrich \u2713");
			ConsoleBench.click(again, "Leave out");
			HtmlPage change = browser.getPage(bench.address("/runs/%d/changes/1".formatted(run)));
			assertThat(change.asNormalizedText()).contains("f\u00FCr Z\u00FCrich \u2713 (operator)");
		}
	}

	@Test
	void whoPlannedDeletesDoesNotApproveThem() throws IOException {
		worker().putExpired(2);
		long run = worker().worker()
			.operator()
			.by(new Actor(Via.CONSOLE, "approver", "127.0.0.1"))
			.start(new StartRequest(Definitions.expire("\"rule\":{\"action\":\"delete\"}"), RunMode.PLAN, null))
			.run()
			.id();
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage asked = bench.signIn(browser, Role.APPROVER, "/runs/%d/apply".formatted(run));
			asked.getElementById("deletes").setAttribute("value", "2");
			assertThat(ConsoleBench.click(asked, "Apply").asNormalizedText())
				.contains("approver planned it and may not approve it", "second may");
			assertThat(worker().writesReceived()).isZero();
		}
	}

	@Test
	void whatIsDoneHereIsInTheAudit() throws IOException {
		worker().putExpired(2);
		long run = plan();
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage asked = bench.signIn(browser, Role.OPERATOR, "/runs/%d/apply".formatted(run));
			HtmlPage page = ConsoleBench.click(asked, "Apply");
			awaitEnd(run);
			assertThat(((HtmlPage) page.refresh()).asNormalizedText()).contains("operator (console, 127.0.0.1)");
			assertThat(worker().worker().bean(AuditLog.class).approval(run).orElseThrow().actor())
				.isEqualTo(new Actor(Via.CONSOLE, "operator", "127.0.0.1"));
		}
	}

	@Test
	void keepsWhatWasTypedWhenTheSessionExpires() throws IOException {
		worker().putExpired(2);
		long run = plan();
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage asked = bench.signIn(browser, Role.OPERATOR, "/runs/%d/reject".formatted(run));
			asked.getElementById("reason").setTextContent("typed for long");
			browser.getCookieManager().clearCookies();
			HtmlPage login = ConsoleBench.click(asked, "Reject");
			assertThat(login.getUrl()).hasPath("/login");
			HtmlPage again = ConsoleBench.signIn(login, Role.OPERATOR);
			assertThat(again.getUrl()).hasPath("/runs/%d/reject".formatted(run));
			assertThat(again.getElementById("reason").getTextContent()).isEqualTo("typed for long");
			assertThat(state(run)).isEqualTo(RunState.PLANNED);
		}
	}

	@Test
	void namesMadeOfMarkupStayText() throws IOException {
		String name = "<script>document.title='taken'</script>\"'\u202Egnp";
		worker().put(worker().newLink("evil0001", worker().clock().instant().minus(Duration.ofDays(3)))
			.withSystemName(name)
			.withFullUrl("javascript:alert(1)//<b>")
			.withUserId("<img src=x onerror=alert(1)>"));
		long run = plan();
		try (WebClient browser = ConsoleBench.browser()) {
			for (String path : List.of("/runs/" + run, "/runs/%d/changes".formatted(run),
					"/runs/%d/changes/1".formatted(run))) {
				HtmlPage page = path.equals("/runs/" + run) ? bench.signIn(browser, Role.VIEWER, path)
						: browser.getPage(bench.address(path));
				assertThat(page.getTitleText()).endsWith("Linkkeeper");
				assertThat(page.getByXPath("//main//script | //main//img | //main//b[.='']")).isEmpty();
				assertThat(page.getByXPath("//a[starts-with(@href, 'javascript')]")).isEmpty();
				assertThat(page.asNormalizedText()).contains("<script>document.title='taken'</script>\"'\\u202Egnp",
						"<img src=x onerror=alert(1)>");
			}
		}
	}

	@Test
	void longTextsAreCutAndShownInFullOnDemand() throws IOException {
		String path = "/" + "x".repeat(60_000);
		worker().put(worker().newLink("long0001", null).withFullUrl("https://old.example" + path));
		long run = worker().worker()
			.plan(Definitions.repoint("\"host\":{\"from\":\"old.example\",\"to\":\"new.example\"}"))
			.run()
			.id();
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage page = bench.signIn(browser, Role.VIEWER, "/runs/" + run);
			assertThat(page.getWebResponse().getContentAsString()).hasSizeLessThan(20_000);
			DomElement whole = page.getFirstByXPath("//a[@aria-label='Show the whole text']");
			assertThat(((HtmlPage) whole.click()).asNormalizedText()).contains("https://new.example" + path);
		}
	}

	@Test
	void showsAHundredChangesAPage() throws IOException {
		worker().putExpired(150);
		long run = plan();
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage first = bench.signIn(browser, Role.VIEWER, "/runs/%d/changes?kind=disable".formatted(run));
			assertThat(first.getByXPath("//tbody/tr")).hasSize(100);
			assertThat(first.getWebResponse().getContentAsString()).hasSizeLessThan(50_000);
			HtmlPage second = ConsoleBench.click(first, "Next changes");
			assertThat(second.getByXPath("//tbody/tr")).hasSize(50);
			assertThat(second.asNormalizedText()).doesNotContain("Next changes");
			HtmlPage none = browser.getPage(bench.address("/runs/%d/changes?kind=delete".formatted(run)));
			assertThat(none.asNormalizedText()).contains("There are no such changes");
			assertThat(lines(browser, "/runs/%d/changes?kind=disable&format=csv".formatted(run))).hasSize(151);
			assertThat(lines(browser, "/runs/%d/changes?kind=delete&format=csv".formatted(run))).hasSize(1);
		}
	}

	@Test
	void givesTheSameRecordsAsTheCommandLine() throws IOException {
		worker().putExpired(2);
		long run = plan();
		try (WebClient browser = ConsoleBench.browser()) {
			bench.signIn(browser, Role.VIEWER, "/runs");
			assertThat(JsonMapper.shared().readTree(json(browser, "/runs/" + run)).at("/kinds/disable").asInt())
				.isEqualTo(2);
			assertThat(JsonMapper.shared().readTree(json(browser, "/runs")).get(0).get("state").asString())
				.isEqualTo("planned");
			assertThat(JsonMapper.shared()
				.readTree(json(browser, "/runs/%d/changes".formatted(run)))
				.get(1)
				.get("linkId")
				.asString()).isEqualTo("gone0001");
		}
	}

	@Test
	void tellsOfRunsAndPagesThatAreNotThere() throws IOException {
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage missing = bench.signIn(browser, Role.VIEWER, "/runs/4711");
			assertThat(missing.getWebResponse().getStatusCode()).isEqualTo(404);
			HtmlPage word = browser.getPage(bench.address("/runs/nonsense"));
			assertThat(word.getWebResponse().getStatusCode()).isEqualTo(404);
			HtmlPage filter = browser.getPage(bench.address("/runs?job=nonsense"));
			assertThat(filter.asNormalizedText()).contains("There is no such run.");
		}
	}

	private static List<String> lines(WebClient browser, String path) throws IOException {
		return browser.getPage(bench.address(path))
			.getWebResponse()
			.getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.toList();
	}

	private static String json(WebClient browser, String path) throws IOException {
		WebRequest request = new WebRequest(new URL(bench.address(path)));
		request.setAdditionalHeader("Accept", "application/json");
		return browser.getPage(request).getWebResponse().getContentAsString(StandardCharsets.UTF_8);
	}

}
