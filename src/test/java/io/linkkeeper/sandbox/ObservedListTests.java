package io.linkkeeper.sandbox;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the real server was seen to do with lists of links.
 */
class ObservedListTests extends ObservedRows {

	@TestFactory
	Stream<DynamicTest> blanks() {
		return Stream.of("\t", "\n", "\u00a0", "\u3000", "\u200b")
			.flatMap((blank) -> Stream.of("filter[systemNameEqual]", "filter[systemNameIn]")
				.map((filter) -> row(
						"U+%04X at the end makes another name: %s".formatted((int) blank.charAt(0), filter),
						(sandbox) -> count(sandbox, filter, "link-a" + blank), "0")));
	}

	@TestFactory
	Stream<DynamicTest> list() {
		return Stream.of(row("pages of more than 500", (sandbox) -> count(sandbox, "pager[pageSize]", "9999"), "2"),
				row("page size that is text is no bound", (sandbox) -> rows(sandbox, "pager[pageSize]", "abc"), "2"),
				row("page index 0 is 1", (sandbox) -> rows(sandbox, "pager[pageIndex]", "0"), "2"),
				row("past the end", (sandbox) -> rows(sandbox, "pager[pageIndex]", "9"), "0"),
				row("unknown filters do not matter", (sandbox) -> count(sandbox, "filter[stausEqual]", "1"), "2"),
				row("unknown orders do not matter",
						(sandbox) -> count(sandbox, "filter[orderBy]", "-name,createdAt,-id"), "2"),
				row("empty idEqual is none", (sandbox) -> count(sandbox, "filter[idEqual]", ""), "2"),
				row("empty userIdEqual matches nothing", (sandbox) -> count(sandbox, "filter[userIdEqual]", ""), "0"),
				row("space in front loses a value", (sandbox) -> count(sandbox, "filter[idIn]", "a, b"), "1"),
				row("space behind does not matter", (sandbox) -> count(sandbox, "filter[idIn]", "a ,b"), "2"),
				row("value 501 is dropped", (sandbox) -> count(sandbox, "filter[idIn]", "x,".repeat(500) + "a"), "0"),
				row("space at the end does not count",
						(sandbox) -> count(sandbox, "filter[systemNameEqual]", "link-a  "), "1"),
				row("space in front counts", (sandbox) -> count(sandbox, "filter[systemNameEqual]", " link-a"), "0"),
				row("accents do not count", (sandbox) -> count(sandbox, "filter[systemNameEqual]", "link-\u00e1"), "1"),
				row("empty createdAt is the epoch below",
						(sandbox) -> count(sandbox, "filter[createdAtLessThanOrEqual]", ""), "0"),
				row("empty createdAt is the epoch above",
						(sandbox) -> count(sandbox, "filter[createdAtGreaterThanOrEqual]", ""), "2"),
				row("createdAt that is text is now",
						(sandbox) -> count(sandbox, "filter[createdAtLessThanOrEqual]", "abc"), "2"),
				row("-1 is the second before the epoch",
						(sandbox) -> count(sandbox, "filter[createdAtLessThanOrEqual]", "-1"), "0"),
				row("ten years are relative",
						(sandbox) -> count(sandbox, "filter[createdAtLessThanOrEqual]", "315360000"), "2"),
				row("a second more is absolute",
						(sandbox) -> count(sandbox, "filter[createdAtLessThanOrEqual]", "315360001"), "0"),
				row("expiresAt is never relative",
						(sandbox) -> count(sandbox, "filter[expiresAtLessThanOrEqual]", "60"), "0"),
				row("unknown owner", (sandbox) -> count(sandbox, "filter[userIdEqual]", "nobody"), "0"),
				row("bad statusEqual", (sandbox) -> call(sandbox, "list", "code", "filter[statusEqual]", "x"),
						"INVALID_ENUM_VALUE"),
				row("bad statusIn is no error", (sandbox) -> count(sandbox, "filter[statusIn]", "x"), "0"),
				row("a value with a comma is not found by In", (sandbox) -> {
					sandbox.account().change("a", (link) -> link.withSystemName("one,two"));
					return count(sandbox, "filter[systemNameIn]", "one,two")
							+ count(sandbox, "filter[systemNameEqual]", "one,two");
				}, "01"), row("empty expiresAt is 0", (sandbox) -> {
					sandbox.account().change("a", (link) -> link.withExpiresAt(Instant.EPOCH));
					sandbox.account().change("b", (link) -> link.withExpiresAt(Instant.ofEpochSecond(1)));
					return count(sandbox, "filter[expiresAtLessThanOrEqual]", "");
				}, "1"),
				row("createdAt 0 is now, above",
						(sandbox) -> count(sandbox, "filter[createdAtGreaterThanOrEqual]", "0"), "0"),
				row("createdAt 0 is now, below", (sandbox) -> count(sandbox, "filter[createdAtLessThanOrEqual]", "0"),
						"2"),
				row("-1500 is 25 minutes ago, above",
						(sandbox) -> count(sandbox, "filter[createdAtGreaterThanOrEqual]", "-1500"), "0"),
				row("-1500 is 25 minutes ago, below",
						(sandbox) -> count(sandbox, "filter[createdAtLessThanOrEqual]", "-1500"), "2"),
				row("updatedAt is relative, too",
						(sandbox) -> count(sandbox, "filter[updatedAtGreaterThanOrEqual]", "-1500"), "0"),
				row("case of owners does not count", (sandbox) -> count(sandbox, "filter[userIdEqual]", "BOB "), "2"),
				row("owner of another case in a list", (sandbox) -> count(sandbox, "filter[userIdIn]", "x,B\u00f3b"),
						"2"),
				row("case of uniqueIds does not count", (sandbox) -> {
					sandbox.account().change("a", (link) -> link.withUniqueId("Key"));
					return count(sandbox, "filter[uniqueIdEqual]", "kEY");
				}, "1"), row("unknown user of a session sees nothing", (sandbox) -> {
					as(sandbox, "nobody");
					return count(sandbox, "filter[statusEqual]", "2");
				}, "0"));
	}

	@TestFactory
	Stream<DynamicTest> order() {
		return Stream.of(row("with a sign", (sandbox) -> ids(sandbox, "%2BexpiresAt"), "ba"),
				row("a raw plus is a space", (sandbox) -> ids(sandbox, "+expiresAt"), "ab"),
				row("without a sign", (sandbox) -> ids(sandbox, "expiresAt"), "ab"),
				row("by id", (sandbox) -> ids(sandbox, "-id"), "ab"),
				row("by name", (sandbox) -> ids(sandbox, "-name"), "ab"),
				row("unknown before known", (sandbox) -> ids(sandbox, "-name,%2BexpiresAt"), "ba"));
	}

	/** The order of the two links, of which the second expires first. */
	private static String ids(TestSandbox sandbox, String orderBy) {
		sandbox.account().change("a", (link) -> link.withExpiresAt(Instant.ofEpochSecond(2)));
		sandbox.account().change("b", (link) -> link.withExpiresAt(Instant.ofEpochSecond(1)));
		String form = "format=1&filter[orderBy]=" + orderBy + "&ks=" + sandbox.ks();
		return TestSandbox.json(sandbox.post("/service/shortlink_shortlink/action/list", form))
			.get("objects")
			.valueStream()
			.map((link) -> link.get("id").asString())
			.collect(Collectors.joining());
	}

}
