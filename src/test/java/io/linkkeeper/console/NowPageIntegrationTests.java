package io.linkkeeper.console;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.Definitions;
import io.linkkeeper.console.access.Role;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The start page.
 */
class NowPageIntegrationTests {

	@RegisterExtension
	static final ConsoleBench bench = new ConsoleBench();

	private static void withJobs() throws IOException {
		Files.writeString(bench.worker().folder().resolve("jobs/nightly.yml"), """
				name: nightly
				type: expire
				accounts: [main]
				schedule: { cron: "0 15 4 * * ?", zone: Europe/Berlin }
				""");
		Files.writeString(bench.worker().folder().resolve("jobs/broken.yml"), "name: <b>broken</b>\n");
	}

	@Test
	void signingInLeadsToTheStartPageWhereNothingNeedsSomebody() throws IOException {
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage page = bench.signIn(browser, Role.VIEWER, "/login");
			assertThat(page.getUrl()).hasPath("/");
			assertThat(page.asNormalizedText()).contains("Nothing needs you.", "No run executes.",
					"No job starts by its schedule.");
			assertThat(page.<Object>getByXPath("//nav//a[@aria-current='page'][.='Now']")).hasSize(1);
			assertThat(ConsoleBench.click(page, "Runs").<Object>getByXPath("//nav//a[@aria-current='page'][.='Now']"))
				.isEmpty();
		}
	}

	@Test
	void planThatWaitsIsOneLinkAway() throws IOException {
		withJobs();
		bench.worker().putExpired(2);
		long run = bench.worker().worker().plan(Definitions.expire()).run().id();
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage page = bench.signIn(browser, Role.VIEWER, "/");
			assertThat(page.asNormalizedText()).contains(
					"The plan of run %d of expire-links, 2 changes, waits for an approval.".formatted(run),
					"linkkeeper apply " + run, "A definition cannot be read", "linkkeeper validate", "nightly: ",
					"04:15:00 Europe/Berlin", "UTC");
			assertThat(ConsoleBench.click(page, "Look at run " + run).getUrl()).hasPath("/runs/" + run);
		}
	}

	@Test
	void isJsonForPrograms() throws IOException {
		withJobs();
		bench.worker().putExpired(2);
		long run = bench.worker().worker().plan(Definitions.expire()).run().id();
		try (WebClient browser = ConsoleBench.browser()) {
			bench.signIn(browser, Role.VIEWER, "/");
			WebRequest request = new WebRequest(new URL(bench.address("/")));
			request.setAdditionalHeader("Accept", "application/json");
			Page answer = browser.getPage(request);
			assertThat(answer.getWebResponse().getContentType()).isEqualTo("application/json");
			JsonNode now = JsonMapper.shared().readTree(answer.getWebResponse().getContentAsString());
			assertThat(now.at("/needs/0/kind").stringValue()).isEqualTo("planned");
			assertThat(now.at("/needs/0/run").longValue()).isEqualTo(run);
			assertThat(now.at("/needs/0/next").stringValue()).isEqualTo("apply " + run);
			assertThat(now.at("/needs/1/kind").stringValue()).isEqualTo("definition");
			assertThat(now.at("/running").size()).isZero();
			assertThat(now.at("/next/0/job").stringValue()).isEqualTo("nightly");
			assertThat(now.at("/next/0/zone").stringValue()).isEqualTo("Europe/Berlin");
		}
	}

	@Test
	void runThatExecutesIsShownWithItsProgress() throws IOException {
		bench.worker().putExpired(3);
		long run = bench.worker().worker().plan(Definitions.expire()).run().id();
		CountDownLatch gate = new CountDownLatch(1);
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage asked = bench.signIn(browser, Role.OPERATOR, "/runs/%d/apply".formatted(run));
			bench.worker().sandbox().faults().before((request) -> await(gate));
			HtmlPage applied = ConsoleBench.click(asked, "Apply");
			HtmlPage page = browser.getPage(bench.address("/"));
			assertThat(page.asNormalizedText()).contains("Nothing needs you.",
					"Run %d of expire-links: 3 read, 3 changes planned.".formatted(run));
			assertThat(ConsoleBench.click(page, "Run " + run).getUrl()).isEqualTo(applied.getUrl());
		}
		finally {
			gate.countDown();
			RunPageIntegrationTests.awaitEnd(run);
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

}
