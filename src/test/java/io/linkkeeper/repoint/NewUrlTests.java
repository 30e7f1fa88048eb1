package io.linkkeeper.repoint;

import java.time.Instant;
import java.util.Random;
import java.util.regex.Pattern;

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
			"https://e.example/p?x=2&uiconf_id=1#uiconf_id=1,https://e.example/p?x=2&uiconf_id=7#uiconf_id=7",
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
		assertThat(decide(new Rewrite.Parameter("title", null, "ü & d"), "https://example.com/?title=a",
				LinkStatus.ENABLED, false)
			.reason()).isEqualTo("fullUrl has another title than ü & d");
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
			.isThrownBy(() -> rewritten(new Rewrite.Text("/a", ":a"), "https://example.com/a"));
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

	@ParameterizedTest
	@CsvSource({ "https://OLD.Example./a,https://new.example/a", "https:\\\\old.example\\a,https:\\\\new.example\\a",
			"https:/old.example/a,https:/new.example/a", "https:///old.example/a,https:///new.example/a",
			"https:old.example/a,https:new.example/a", "https://old%2Eexample/a,https://new.example/a",
			"https://%6Fld.example/a%2F,https://new.example/a%2F", "https://ｏｌｄ.example/a,https://new.example/a",
			"https://old。example/a,https://new.example/a", "https://old.example:443/a,https://new.example:443/a",
			"https://o\u200Bld.exa\u00ADmple/a,https://new.example/a",
			"https://u:p@old.example/a,https://u:p@new.example/a",
			"HTTPS://old.example?b=My Folder|{x}#c#d,HTTPS://new.example?b=My Folder|{x}#c#d" })
	void eachSpellingOfTheHostIsFoundAndTheRestKept(String url, String expected) {
		assertThat(rewritten(new Rewrite.Host("old.example", "new.example"), unescaped(url)))
			.isEqualTo(unescaped(expected));
	}

	@Test
	void hostIsFoundThroughTabsThatBrowsersDrop() {
		assertThat(rewritten(new Rewrite.Host("old.example", "new.example"), " ht\ttps:/\t/old.\texample/a\tb "))
			.isEqualTo(" ht\ttps:/\t/new.example/a\tb ");
	}

	@ParameterizedTest
	@CsvSource({ "https://münchen.example/a", "https://xn--mnchen-3ya.example/a", "https://MÜNCHEN.example/a",
			"https://mu\u0308nchen.example/a", "https://m%C3%BCnchen.example/a" })
	void internationalHostIsFoundBothWays(String url) {
		assertThat(rewritten(new Rewrite.Host("xn--mnchen-3ya.example", "new.example"), unescaped(url)))
			.isEqualTo("https://new.example/a");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', quoteCharacter = '"', value = {
			"https://other.example/?to=https://old.example/ \"has old.example in its query, not as its host\"",
			"https://other.example/?to=https%253A%252F%252Fold.example%252F \"has old.example in its query, not as its host\"",
			"https://other.example/old.example/a \"has old.example in its path, not as its host\"",
			"https://other.example/#/old%2Eexample \"has old.example in its fragment, not as its host\"",
			"https://old.example@evil.example/a \"has old.example as a user, before the @, not as its host\"",
			"ftp://old.example/a \"has old.example after ftp:, and only http and https are rewritten\"",
			"old.example/a \"has old.example without http:// or https:// before it\"",
			"old.example:80/a \"has old.example without http:// or https:// before it\"",
			"https://old.example:99999/a \"has old.example, but browsers do not open it: it has the port 99999; the highest is 65535\"" })
	void hostThatIsNotReplacedIsListedWithItsReason(String url, String reason) {
		Decision decision = decide(new Rewrite.Host("old.example", "new.example"), url, LinkStatus.ENABLED, false);
		assertThat(decision).isInstanceOfSatisfying(Unchanged.class, (unchanged) -> {
			assertThat(unchanged.listed()).isTrue();
			assertThat(unchanged.linkId()).isEqualTo("link0001");
			assertThat(unchanged.reason()).isEqualTo("leads to %s, which %s".formatted(url, reason));
		});
	}

	@Test
	void anotherPortIsListed() {
		assertThat(decide(new Rewrite.Host("old.example:8080", "new.example"), "http://old.example/a",
				LinkStatus.ENABLED, false)
			.reason()).endsWith("which leads to old.example on another port");
	}

	@ParameterizedTest
	@CsvSource({ "https://www.old.example/a", "https://old.example.org/?a=my-old.example",
			"https://other.example/?a=old.example.org", "https://other.example/cold.example" })
	void otherHostsAreNotListed(String url) {
		assertThat(decide(new Rewrite.Host("old.example", "new.example"), url, LinkStatus.ENABLED, false))
			.isInstanceOfSatisfying(Unchanged.class, (unchanged) -> assertThat(unchanged.listed()).isFalse());
	}

	@Test
	void changedUrlThatStillHasTheHostSaysSo() {
		assertThat(decide(new Rewrite.Host("old.example", "new.example"), "https://old.example/?a=old.example",
				LinkStatus.ENABLED, false)
			.reason()).isEqualTo(
					"fullUrl leads to old.example; the new fullUrl still has old.example in its query, not as its host");
	}

	@ParameterizedTest
	@CsvSource({ "https://e.example/#/x?uiconf_id=1,https://e.example/#/x?uiconf_id=7",
			"https://e.example/#a=1&uiconf_id=1,https://e.example/#a=1&uiconf_id=7",
			"https://e.example/#/uiconf_id/1/a,https://e.example/#/uiconf_id/7/a",
			"https://e.example/?a=1&amp;uiconf_id=1,https://e.example/?a=1&amp;uiconf_id=7",
			"https://e.example/?a=50%off&uiconf_id=1,https://e.example/?a=50%off&uiconf_id=7",
			"https:/e.example/uiconf_id/1,https:/e.example/uiconf_id/7", "https://e.example/#uiconf_id,",
			"ftp://e.example/?uiconf_id=1," })
	void parameterIsFoundInFragmentsAndAfterEscapedAmpersands(String url, @Nullable String expected) {
		assertThat(rewritten(new Rewrite.Parameter("uiconf_id", "1", "7"), url)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "https://e.example/?u=https://x.example/?uiconf_id=1", "https://e.example/?u=%2Fuiconf_id%2F1%2Fa",
			"https://e.example/?UICONF_ID=1", "ftp://e.example/?uiconf_id=1",
			"https://e.example/?u=https%253A%252F%252Fx%253Fuiconf_id%253D1" })
	void parameterThatIsNotReplacedIsListed(String url) {
		for (Rewrite rewrite : new Rewrite[] { new Rewrite.Parameter("uiconf_id", "1", "7"),
				new Rewrite.Parameter("uiconf_id", null, "7") }) {
			assertThat(decide(rewrite, url, LinkStatus.ENABLED, false)).as("%s", rewrite)
				.isInstanceOfSatisfying(Unchanged.class, (unchanged) -> assertThat(unchanged.listed()).isTrue());
		}
	}

	@ParameterizedTest
	@CsvSource({ "https://e.example/?u=https://x.example/?uiconf_id=12", "https://e.example/?u=/my_uiconf_id/1",
			"https://e.example/?uiconf_id=7&u=/uiconf_id/7/a" })
	void otherParametersAreNotListed(String url) {
		assertThat(decide(new Rewrite.Parameter("uiconf_id", "1", "7"), url, LinkStatus.ENABLED, false))
			.isInstanceOfSatisfying(Unchanged.class, (unchanged) -> assertThat(unchanged.listed()).isFalse());
	}

	@ParameterizedTest
	@CsvSource({
			"https://www.kaltura.com/index.php/extwidget/preview/partner_id/102/uiconf_id/11/entry_id/0_a/embed/dynamic,"
					+ "https://www.kaltura.com/index.php/extwidget/preview/partner_id/102/uiconf_id/22/entry_id/0_a/embed/dynamic",
			"https://cdnapisec.kaltura.com/p/102/sp/10200/embedIframeJs/uiconf_id/11/partner_id/102?iframeembed=true&playerId=p11,"
					+ "https://cdnapisec.kaltura.com/p/102/sp/10200/embedIframeJs/uiconf_id/22/partner_id/102?iframeembed=true&playerId=p11",
			"https://cdnapisec.kaltura.com/p/102/embedPlaykitJs/uiconf_id/11?iframeembed=true,"
					+ "https://cdnapisec.kaltura.com/p/102/embedPlaykitJs/uiconf_id/22?iframeembed=true",
			"https://www.kaltura.com/kwidget/wid/_102/uiconf_id/11/entry_id/0_a,"
					+ "https://www.kaltura.com/kwidget/wid/_102/uiconf_id/22/entry_id/0_a",
			"https://www.kaltura.com/index.php/extwidget/openGraph/wid/_102/ui_conf_id/11,"
					+ "https://www.kaltura.com/index.php/extwidget/openGraph/wid/_102/ui_conf_id/22",
			"https://www.kaltura.com/html5/html5lib/v2.1/mwEmbedFrame.php?&wid=_102&uiconf_id=11&flashvars[uiConfId]=11,"
					+ "https://www.kaltura.com/html5/html5lib/v2.1/mwEmbedFrame.php?&wid=_102&uiconf_id=22&flashvars[uiConfId]=22",
			"https://portal.example/embed/secure/iframe/entryId/0_a/uiConfId/11,"
					+ "https://portal.example/embed/secure/iframe/entryId/0_a/uiConfId/22",
			"https://portal.example/media/11?entry_id=11," })
	void playerIsFoundInTheUrlsOfEmbeds(String url, @Nullable String expected) {
		assertThat(rewritten(new Rewrite.Player("11", "22"), url)).isEqualTo(expected);
	}

	@Test
	void playerWithinAnotherUrlIsListed() {
		assertThat(decide(new Rewrite.Player("11", "22"), "https://e.example/?u=https%3A%2F%2Fx%2FuiConfId%2F11",
				LinkStatus.ENABLED, false)
			.reason()).endsWith("which has uiConfId/11 within another part, such as a URL in a parameter");
	}

	/** Rewriting twice gives what rewriting once gives, whatever the URL. */
	@Test
	void rewritingAgainChangesNothing() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		UrlRewriter[] rewriters = { new HostRewriter(new Rewrite.Host("old.example", "new.example")),
				new HostRewriter(new Rewrite.Host("old.example", "old.example:81")),
				new ParameterRewriter(new Rewrite.Parameter("uiconf_id", "1", "7")),
				new ParameterRewriter(new Rewrite.Parameter("uiconf_id", null, "7 &/")),
				new ParameterRewriter(new Rewrite.Player("1", "7")) };
		String[] pieces = { "http:", "//", "/", "?", "#", "@", ":", "a", "=", "&", "&amp;", "%", "%2E", "\\",
				"old.example", "uiconf_id", "1", "+" };
		for (int round = 0; round < 5_000; round++) {
			StringBuilder url = new StringBuilder(random.nextBoolean() ? "https://old.example/" : "");
			random.ints(random.nextInt(12), 0, pieces.length).forEach((piece) -> url.append(pieces[piece]));
			for (UrlRewriter rewriter : rewriters) {
				String once = rewriter.apply(url.toString());
				assertThat(rewriter.apply(once)).as("%s of seed %d", url, seed).isEqualTo(once);
			}
		}
	}

	private static String unescaped(String text) {
		return Pattern.compile("\\\\u([0-9A-F]{4})")
			.matcher(text)
			.replaceAll((match) -> Character.toString(Integer.parseInt(match.group(1), 16)));
	}

	private static @Nullable String rewritten(Rewrite rewrite, String url) {
		return (decide(rewrite, url, LinkStatus.ENABLED, false) instanceof LinkChange change)
				? change.after().values().get(LinkField.FULL_URL) : null;
	}

	private static Decision decide(Rewrite rewrite, @Nullable String url, LinkStatus status, boolean withDisabled) {
		ShortLink link = new ShortLink("link0001", Links.CREATED_AT, UPDATED_AT,
				new ShortLink.TextFields("owner@example.com", "NAME", null, url, null), status, null);
		return new NewUrl(settings(rewrite, withDisabled)).of(link, 1);
	}

	// the checker does not see the annotations of nested types in class files
	@SuppressWarnings("NullAway")
	private static RepointSettings settings(Rewrite rewrite, boolean withDisabled) {
		if (rewrite instanceof Rewrite.Text text) {
			return new RepointSettings(text.find(), text.replace(), false, null, null, withDisabled, null);
		}
		if (rewrite instanceof Rewrite.Regex regex) {
			return new RepointSettings(regex.find(), regex.replace(), true, null, null, withDisabled, null);
		}
		return new RepointSettings(null, null, false, (rewrite instanceof Rewrite.Host host) ? host : null,
				(rewrite instanceof Rewrite.Parameter parameter) ? parameter : null, withDisabled,
				(rewrite instanceof Rewrite.Player player) ? player : null);
	}

}
