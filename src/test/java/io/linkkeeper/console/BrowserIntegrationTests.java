package io.linkkeeper.console;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.Definitions;
import io.linkkeeper.console.access.Role;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The console in a real browser, in both themes and at two widths, with its script, and
 * by keyboard alone.
 */
@Tag("process")
class BrowserIntegrationTests {

	@RegisterExtension
	static final ConsoleBench bench = new ConsoleBench();

	private static void signIn(Chromium browser, Role role, String path) {
		browser.open(bench.address(path));
		browser.type("username", ConsoleBench.name(role));
		browser.type("password", ConsoleBench.PASSWORD);
		browser.click("Sign in");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void planIsLookedAtAppliedAndUndone(boolean dark) throws IOException {
		bench.worker().putExpired(120);
		long plan = bench.worker()
			.worker()
			.plan(Definitions.expire("\"rule\":{\"action\":\"delete\"}", "\"limits\":{\"maxChanges\":100}"))
			.run()
			.id();
		try (Chromium browser = Chromium.start(dark)) {
			browser.open(bench.address("/login"));
			browser.check("login");
			signIn(browser, Role.APPROVER, "/");
			assertThat(browser.text()).contains("The guard stopped run " + plan);
			browser.check("now");
			browser.open(bench.address("/runs"));
			browser.check("runs");
			browser.click(String.valueOf(plan));
			browser.check("run");
			assertThat(browser.text()).contains("guarded", "120", "over by 20");
			browser.click("Next changes");
			browser.check("changes");
			browser.open(bench.address("/runs/%d/changes/1".formatted(plan)));
			browser.check("change");
			browser.open(bench.address("/runs/" + plan));
			browser.click("Apply over a limit");
			browser.check("apply");
			browser.type("deletes", "120");
			browser.type("reason", "the campaign is over");
			follow(browser);
			assertThat(bench.worker().link("gone0119").status()).isEqualTo(Status.DELETED);
			browser.open(bench.address("/runs/%d/apply".formatted(plan)));
			assertThat(browser.text()).contains("There is nothing to decide");
			browser.check("decided");
			browser.open(bench.address("/nowhere"));
			browser.check("forbidden");
		}
	}

	/** The page that polls shows the end without being loaded again. */
	private static void follow(Chromium browser) throws IOException {
		CountDownLatch gate = new CountDownLatch(1);
		bench.worker().sandbox().faults().before((request) -> await(gate));
		browser.click("Apply");
		awaitText(browser, "Pause the updates");
		browser.check("running");
		browser.click("Pause the updates");
		awaitText(browser, "Go on with the updates");
		browser.click("Go on with the updates");
		awaitText(browser, "Pause the updates");
		browser.driver().executeScript("window.sameDocument = true");
		gate.countDown();
		awaitText(browser, "is done");
		assertThat(browser.driver().executeScript("return window.sameDocument")).isEqualTo(true);
		browser.check("done");
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
	void planIsAppliedByKeyboardAlone() {
		bench.worker().putExpired(2);
		long plan = bench.worker().worker().plan(Definitions.expire()).run().id();
		try (Chromium browser = Chromium.start(false)) {
			browser.open(bench.address("/runs/" + plan));
			Actions keys = new Actions(browser.driver());
			keys.sendKeys(ConsoleBench.name(Role.OPERATOR), Keys.TAB, ConsoleBench.PASSWORD, Keys.ENTER).perform();
			awaitText(browser, "waits for approval");
			tabTo(browser, "Apply");
			keys.sendKeys(Keys.ENTER).perform();
			awaitText(browser, "Apply run %d".formatted(plan));
			tabTo(browser, "Apply");
			keys.sendKeys(Keys.ENTER).perform();
			awaitText(browser, "is done");
		}
	}

	private static void awaitText(Chromium browser, String text) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> browser.text().contains(text));
	}

	private static void tabTo(Chromium browser, String text) {
		for (int i = 0; i < 30; i++) {
			new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
			if (browser.driver().switchTo().activeElement().getText().equals(text)) {
				return;
			}
		}
		throw new AssertionError("'%s' cannot be reached by keyboard".formatted(text));
	}

	@Test
	void namesMadeOfMarkupRunNothing() {
		bench.worker()
			.put(bench.worker()
				.newLink("evil0001", bench.worker().clock().instant().minus(Duration.ofDays(3)))
				.withSystemName("<img src=x onerror=\"document.title='taken'\"><svg onload=\"document.title='taken'\">")
				.withUserId("<script>document.title='taken'</script>"));
		long plan = bench.worker().worker().plan(Definitions.expire()).run().id();
		try (Chromium browser = Chromium.start(false)) {
			signIn(browser, Role.VIEWER, "/runs/" + plan);
			assertThat(browser.text()).contains("<img src=x onerror=");
			assertThat(browser.driver().getTitle()).startsWith("Run " + plan);
			assertThat(
					browser.driver().executeScript("return document.querySelectorAll('main img, main script').length"))
				.isEqualTo(0L);
		}
	}

}
