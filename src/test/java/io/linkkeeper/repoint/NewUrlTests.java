package io.linkkeeper.repoint;

import java.time.Instant;
import java.util.Random;

import io.linkkeeper.Links;
import io.linkkeeper.definition.rule.RepointSettings;
import io.linkkeeper.definition.rule.Rewrite;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NewUrlTests {

	private static final Instant UPDATED_AT = Instant.parse("2026-02-01T00:00:00Z");

	@Test
	void replacesTextEverywhere() {
		Rewrite rewrite = new Rewrite.Text("/v2/", "/v7/");
		assertThat(rewritten(rewrite, "https://example.com/v2/a?back=/v2/b"))
			.isEqualTo("https://example.com/v7/a?back=/v7/b");
		assertThat(rewritten(rewrite, "https://example.com/V2/a")).isNull();
		assertThat(rewritten(rewrite, "https://example.com/.v2.")).isNull();
	}

	@Test
	void groupsOfAnExpressionCanBeReplaced() {
		Rewrite rewrite = new Rewrite.Regex("^http://([a-z]+)[.]old[.]example/(?P<page>.*)$",
				"https://new.example/$1/${page}");
		assertThat(rewritten(rewrite, "http://film.old.example/a?b=1")).isEqualTo("https://new.example/film/a?b=1");
		assertThat(rewritten(rewrite, "https://film.old.example/a")).isNull();
	}

	@Test
	void expressionThatWouldTakeForEverElsewhereTakesNoTime() {
		String url = "https://example.com/" + "a".repeat(3000) + "!";
		assertThat(rewritten(new Rewrite.Regex("(a*)*Z", "b"), url)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "old.example,new.example,https://old.example/a,https://new.example/a",
			"old.example,new.example,https://OLD.example,https://new.example",
			"old.example,new.example,http://old.example:8080/a,http://new.example:8080/a",
			"old.example,new.example:444,http://old.example:8080/a,http://new.example:444/a",
			"old.example:8080,new.example,http://old.example:8080/a,http://new.example/a",
			"old.example:8080,new.example,http://old.example/a,",
			"old.example,new.example,https://me@old.example/a,https://me@new.example/a",
			"old.example,new.example,https://old.example@evil.example/a,",
			"old.example,new.example,https://www.old.example/a,", "old.example,new.example,https://old.example.org/a,",
			"old.example,new.example,https://other.example/?to=https://old.example/,",
			"[::1],new.example,http://[::1]:80/a,http://new.example:80/a", "old.example,new.example,old.example,",
			"old.example,old.example:8443,https://old.example/a,https://old.example:8443/a" })
	void onlyTheHostIsReplaced(String from, String to, String url, @Nullable String expected) {
		assertThat(rewritten(new Rewrite.Host(from, to), url)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "https://e.example/p?uiconf_id=1&x=2,https://e.example/p?uiconf_id=7&x=2",
			"https://e.example/p?x=2&uiconf_id=1#uiconf_id=1,https://e.example/p?x=2&uiconf_id=7#uiconf_id=1",
			"https://e.example/p/102/uiconf_id/1/entry_id/0_a,https://e.example/p/102/uiconf_id/7/entry_id/0_a",
			"https://e.example/uiconf_id/1?uiconf_id=1,https://e.example/uiconf_id/7?uiconf_id=7",
			"https://e.example/?%75iconf_id=%31,https://e.example/?%75iconf_id=7", "https://e.example/?uiconf_id=12,",
			"https://e.example/?uiconf_id,", "https://e.example/?my_uiconf_id=1,", "https://e.example/uiconf_id/,",
			"https://e.example/?UICONF_ID=1,",
			"https://e.example/?a=%zz&uiconf_id=1,https://e.example/?a=%zz&uiconf_id=7" })
	void parameterIsFoundInQueryAndPath(String url, @Nullable String expected) {
		Rewrite rewrite = new Rewrite.Parameter("uiconf_id", "1", "7");
		assertThat(new ParameterRewriter((Rewrite.Parameter) rewrite).apply(url))
			.isEqualTo((expected != null) ? expected : url);
	}

	@Test
	void anyValueCanBeReplaced() {
		Rewrite rewrite = new Rewrite.Parameter("uiconf_id", null, "7");
		assertThat(rewritten(rewrite, "https://example.com/uiconf_id/123?uiconf_id=9"))
			.isEqualTo("https://example.com/uiconf_id/7?uiconf_id=7");
		assertThat(rewritten(rewrite, "https://example.com/?uiconf_id=7")).isNull();
		assertThat(rewritten(rewrite, "https://example.com/?uiconf_id=")).isNull();
	}

	@Test
	void valuesAreEncoded() {
		Rewrite rewrite = new Rewrite.Parameter("title", "a b+c", "ü & d");
		assertThat(rewritten(rewrite, "https://example.com/?title=a+b%2Bc"))
			.isEqualTo("https://example.com/?title=%C3%BC%20%26%20d");
		assertThat(rewritten(rewrite, "https://example.com/title/a%20b+c"))
			.isEqualTo("https://example.com/title/%C3%BC%20%26%20d");
	}

	@Test
	void whatIsNoUrlAnyMoreIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> rewritten(new Rewrite.Text("https://", "javascript:"), "https://example.com/a"))
			.withMessageContaining("must begin with http:// or https://");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> rewritten(new Rewrite.Text("/a", " "), "https://example.com/a"));
	}

	@Test
	void whatTheNextRunWouldChangeAgainIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> rewritten(new Rewrite.Text("ab", "a"), "https://example.com/abb"))
			.withMessageContaining("'https://example.com/ab', which the next run would change again");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> rewritten(new Rewrite.Regex("com/.", "com/xx"), "https://example.com/a"));
	}

	@Test
	void reasonSaysWhatWasFoundAndWarnsOfLongUrls() {
		assertThat(decide(new Rewrite.Host("old.example", "new.example"), "https://old.example/" + "a".repeat(300),
				LinkStatus.ENABLED, false)
			.reason())
			.isEqualTo("fullUrl leads to old.example; the new fullUrl has 320 characters; some servers keep 255");
	}

	@Test
	void disabledLinksOnlyWhenAsked() {
		Rewrite rewrite = new Rewrite.Host("old.example", "new.example");
		String url = "https://old.example/a";
		assertThat(decide(rewrite, url, LinkStatus.DISABLED, false)).isInstanceOf(Unchanged.class)
			.extracting(Decision::reason)
			.isEqualTo("is disabled; without withDisabled its URL stays as it is");
		assertThat(decide(rewrite, url, LinkStatus.DISABLED, true)).isInstanceOf(LinkChange.class);
		assertThat(decide(rewrite, url, LinkStatus.DELETED, true)).isInstanceOf(Unchanged.class);
	}

	@Test
	void explainsWhyAUrlIsUnchanged() {
		Rewrite rewrite = new Rewrite.Host("old.example", "new.example");
		assertThat(decide(rewrite, "https://other.example/a", LinkStatus.ENABLED, false).reason())
			.isEqualTo("leads to https://other.example/a, where there is nothing to replace");
		assertThat(decide(rewrite, null, LinkStatus.ENABLED, false).reason()).isEqualTo("has no URL to replace");
	}

	/** Splitting any text and joining it again gives the same text. */
	@Test
	void partsOfAnyTextAreTheText() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		String[] pieces = { "http:", "//", "/", "?", "#", "@", ":", "a", "=", "&", "%", "[", "]", "\n" };
		for (int round = 0; round < 10_000; round++) {
			StringBuilder text = new StringBuilder();
			random.ints(random.nextInt(12), 0, pieces.length).forEach((piece) -> text.append(pieces[piece]));
			assertThat(UrlText.of(text.toString())).as("seed %d", seed).hasToString(text.toString());
		}
	}

	private static @Nullable String rewritten(Rewrite rewrite, String url) {
		return (decide(rewrite, url, LinkStatus.ENABLED, false) instanceof LinkChange change)
				? change.after().values().get(LinkField.FULL_URL) : null;
	}

	private static Decision decide(Rewrite rewrite, @Nullable String url, LinkStatus status, boolean withDisabled) {
		ShortLink link = new ShortLink("link0001", Links.CREATED_AT, UPDATED_AT,
				new ShortLink.TextFields("owner@example.com", "NAME", null, url, null), status, null);
		return new NewUrl(settings(rewrite, withDisabled)).of(link);
	}

	// the checker does not see the annotations of nested types in class files
	@SuppressWarnings("NullAway")
	private static RepointSettings settings(Rewrite rewrite, boolean withDisabled) {
		if (rewrite instanceof Rewrite.Text text) {
			return new RepointSettings(text.find(), text.replace(), false, null, null, withDisabled);
		}
		if (rewrite instanceof Rewrite.Regex regex) {
			return new RepointSettings(regex.find(), regex.replace(), true, null, null, withDisabled);
		}
		return new RepointSettings(null, null, false, (rewrite instanceof Rewrite.Host host) ? host : null,
				(rewrite instanceof Rewrite.Parameter parameter) ? parameter : null, withDisabled);
	}

}
