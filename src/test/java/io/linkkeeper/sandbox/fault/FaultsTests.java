package io.linkkeeper.sandbox.fault;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Faults as a client meets them.
 */
@ParameterizedClass
@EnumSource(names = { "GUIDE", "SERVER" })
class FaultsTests {

	private final TestSandbox sandbox;

	FaultsTests(Dialect dialect) {
		this.sandbox = TestSandbox.of(dialect);
	}

	@BeforeEach
	void putLinks() {
		this.sandbox.account().put(TestSandbox.link("a"));
		this.sandbox.account().put(TestSandbox.link("b").withStatus(SandboxLink.Status.DISABLED));
		this.sandbox.requests().clear();
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void failsBeforeTheEffect() {
		this.sandbox.faults().failNextBefore(1, FaultKind.UNAVAILABLE);
		assertThat(send().statusCode()).isEqualTo(503);
		assertThat(status("a")).isEqualTo(SandboxLink.Status.ENABLED);
		assertThat(this.sandbox.requests().httpRequests()).isEqualTo(1);
		assertThat(this.sandbox.requests().received("shortlink_shortlink.delete")).isZero();
	}

	@Test
	void failsAfterTheEffect() {
		this.sandbox.faults().failNextAfter(1, FaultKind.GATEWAY_TIMEOUT);
		assertThat(send().statusCode()).isEqualTo(504);
		assertThat(status("a")).isEqualTo(SandboxLink.Status.DELETED);
		assertThat(this.sandbox.requests().effective("shortlink_shortlink.delete")).isEqualTo(1);
	}

	@Test
	void breaksTheConnectionAfterTheEffect() {
		this.sandbox.faults().failNextAfter(1, FaultKind.RESET);
		assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);
		assertThat(status("a")).isEqualTo(SandboxLink.Status.DELETED);
	}

	@Test
	void breaksOffTheAnswer() {
		this.sandbox.faults().failNextAfter(1, FaultKind.TRUNCATED);
		assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);
		assertThat(status("a")).isEqualTo(SandboxLink.Status.DELETED);
	}

	@Test
	void failsAShareOfRequests() {
		this.sandbox.faults().failBefore(0.3, FaultKind.UNAVAILABLE);
		int failed = 0;
		for (int i = 0; i < 200; i++) {
			failed += (this.sandbox.send("session.get").statusCode() == 503) ? 1 : 0;
		}
		assertThat(failed).isBetween(40, 80);
		this.sandbox.faults().failBefore(0);
		assertThat(this.sandbox.send("session.get").statusCode()).isEqualTo(200);
	}

	@Test
	void limitsTheRateOfEachItemUntilTheWindowEnds() {
		this.sandbox.faults().limitRate(2, Duration.ofSeconds(10));
		JsonNode results = threeGets();
		assertThat(results.get(1).get("id").asString()).isEqualTo("a");
		TestSandbox.assertError(results.get(2), "ACTION_BLOCKED");
		this.sandbox.clock().advance(Duration.ofSeconds(10));
		assertThat(this.sandbox.call("shortlink_shortlink.get", "id", "a").has("id")).isTrue();
	}

	@Test
	void blocksTheNextCall() {
		this.sandbox.faults().blockNext(1);
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.get", "id", "a"), "ACTION_BLOCKED");
		assertThat(this.sandbox.call("shortlink_shortlink.get", "id", "a").has("id")).isTrue();
	}

	@Test
	void expiresSessionsAtOnce() {
		this.sandbox.faults().expireSessions();
		TestSandbox.assertError(this.sandbox.call("session.get"), "INVALID_KS");
		this.sandbox.use(this.sandbox.session("type", "2", "userId", "other"));
		assertThat(this.sandbox.call("session.get").get("userId").asString()).isEqualTo("other");
	}

	@Test
	void cutsSessionsShort() {
		this.sandbox.faults().sessionLifetime(Duration.ofMinutes(1));
		assertThat(this.sandbox.call("session.get").has("userId")).isTrue();
		this.sandbox.clock().advance(Duration.ofMinutes(1));
		TestSandbox.assertError(this.sandbox.call("session.get"), "INVALID_KS");
	}

	@Test
	void skewsTheClockAndTheDateHeader() {
		this.sandbox.faults().clockSkew(Duration.ofMinutes(5));
		String date = this.sandbox.send("session.get").headers().firstValue("Date").orElseThrow();
		Instant expected = TestSandbox.NOW.plus(Duration.ofMinutes(5));
		assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()).isEqualTo(expected);
		this.sandbox.call("shortlink_shortlink.delete", "id", "a");
		assertThat(this.sandbox.account().link("a").orElseThrow().updatedAt()).isEqualTo(expected);
	}

	@Test
	void shortensMultirequests() {
		this.sandbox.faults().shortenMultirequests(2);
		assertThat(threeGets()).hasSize(2);
		assertThat(this.sandbox.requests().received("shortlink_shortlink.get")).isEqualTo(2);
	}

	@Test
	void ignoresAFilter() {
		this.sandbox.faults().ignoreFilter("statusEqual");
		assertThat(this.sandbox.call("shortlink_shortlink.list", "filter[statusEqual]", "1").get("totalCount").asInt())
			.isEqualTo(2);
	}

	@Test
	void runsCodeBetweenTwoPages() {
		List<Long> lists = new ArrayList<>();
		this.sandbox.faults().before((request) -> {
			if (request.is("shortlink_shortlink.list") && request.number() == 2) {
				this.sandbox.account().remove("a");
			}
		});
		this.sandbox.faults().after((request) -> lists.add(request.number()));
		assertThat(count()).isEqualTo(2);
		assertThat(count()).isEqualTo(1);
		assertThat(lists).containsExactly(1L, 2L);
	}

	@Test
	void sameSeedGivesTheSameFaults() {
		assertThat(draws(7)).isEqualTo(draws(7)).isNotEqualTo(draws(8));
	}

	@Test
	void letsUniqueIdsMeetThatAreAddedAtOnce() {
		this.sandbox.faults().uniqueIdWindow(Duration.ofSeconds(5));
		String[] link = { "shortLink[systemName]", "abc", "shortLink[fullUrl]", "https://example.com/",
				"shortLink[uniqueId]", "u1" };
		assertThat(this.sandbox.call("shortlink_shortlink.add", link).has("id")).isTrue();
		assertThat(this.sandbox.call("shortlink_shortlink.add", link).has("id")).isTrue();
		this.sandbox.clock().advance(Duration.ofSeconds(6));
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.add", link),
				"SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS");
	}

	@Test
	void endsWhenCleared() {
		this.sandbox.faults().failBefore(1);
		this.sandbox.faults().limitRate(0, Duration.ofDays(1));
		this.sandbox.faults().clear();
		assertThat(count()).isEqualTo(2);
	}

	private static List<String> draws(long seed) {
		Faults faults = new Faults(seed);
		faults.failBefore(0.3);
		faults.failAfter(0.3);
		return IntStream.range(0, 100).mapToObj((i) -> faults.drawBefore() + " " + faults.drawAfter()).toList();
	}

	private int count() {
		return this.sandbox.call("shortlink_shortlink.list").get("totalCount").asInt();
	}

	private JsonNode threeGets() {
		String get = ":service=shortlink_shortlink&%1$d:action=get&%1$d:id=a&";
		return TestSandbox.json(this.sandbox.post("/service/multirequest", 1 + get.formatted(1) + 2 + get.formatted(2)
				+ 3 + get.formatted(3) + "format=1&ks=" + this.sandbox.ks()));
	}

	private java.net.http.HttpResponse<String> send() {
		return this.sandbox.send("shortlink_shortlink.delete", "id", "a");
	}

	private SandboxLink.Status status(String id) {
		return this.sandbox.account().link(id).orElseThrow().status();
	}

}
