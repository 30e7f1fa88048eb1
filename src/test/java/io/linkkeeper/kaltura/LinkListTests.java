package io.linkkeeper.kaltura;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.KalturaApiException;
import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static io.linkkeeper.kaltura.ScriptedAccount.error;
import static io.linkkeeper.kaltura.ScriptedAccount.link;
import static io.linkkeeper.kaltura.ScriptedAccount.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LinkListTests {

	@RegisterExtension
	final ScriptedAccount account = new ScriptedAccount();

	@Test
	void readsALinkWithAllItsFields() {
		this.account.server()
			.replies(list(
					link("0ab1", "\"name\":\"n\",\"systemName\":\"s\",\"uniqueId\":\"u\",\"expiresAt\":1800000000")));
		ShortLink link = listAll().objects().get(0);
		assertThat(link)
			.isEqualTo(new ShortLink("0ab1", Instant.ofEpochSecond(1795401549), Instant.ofEpochSecond(1795401550),
					new ShortLink.TextFields("admin1", "s", "n", "https://example.com/min", "u"), LinkStatus.ENABLED,
					Instant.ofEpochSecond(1800000000)));
	}

	@Test
	void readsALinkWithoutWhatTheServerOmits() {
		this.account.server().replies(list(link("0ab1", "\"name\":null")));
		ShortLink link = listAll().objects().get(0);
		assertThat(link.expiresAt()).isNull();
		assertThat(link.systemName()).isNull();
		assertThat(link.name()).isNull();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -5, -62169966238L, 4102444800L })
	void readsExpiresAtAsItIsEvenWhenNoDateIsMeant(long expiresAt) {
		this.account.server().replies(list(link("0ab1", "\"expiresAt\":" + expiresAt)));
		assertThat(listAll().objects().get(0).expiresAt()).isEqualTo(Instant.ofEpochSecond(expiresAt));
	}

	@Test
	void keepsAnIdOfDigitsWhole() {
		this.account.server().replies(list(link("01234567")));
		assertThat(listAll().objects()).extracting(ShortLink::id).containsExactly("01234567");
	}

	@Test
	void sendsTheContentTypeWithoutACharset() {
		this.account.server().replies(list());
		listAll();
		assertThat(received().headers()).containsEntry("content-type", "application/json");
	}

	@Test
	void sendsFormatInTheBodyAndNothingInTheUrl() {
		this.account.server().replies(list());
		listAll();
		assertThat(received().path()).isEqualTo("/api_v3/service/shortlink_shortlink/action/list");
		assertThat(received().json().get("format").intValue()).isEqualTo(1);
		assertThat(received().json().get("ks").stringValue()).isEqualTo("ks-1");
		assertThat(received().json().get("partnerId").intValue()).isEqualTo(102);
	}

	@Test
	void sendsThePlusOfAnAscendingOrder() {
		this.account.server().replies(list());
		this.account.client().list(LinkFilter.any(), LinkOrder.CREATED_AT_ASCENDING, 500, 1);
		assertThat(filter().get("orderBy").stringValue()).isEqualTo("+createdAt");
	}

	@Test
	void sendsTheFilterAsTheApiNamesIt() {
		this.account.server().replies(list());
		LinkFilter filter = LinkFilter.any()
			.statusIn(Set.of(LinkStatus.DISABLED, LinkStatus.ENABLED))
			.createdAtGreaterThanOrEqual(Instant.ofEpochSecond(1700000000))
			.expiresAtLessThanOrEqual(Instant.ofEpochSecond(0));
		this.account.client().list(filter, LinkOrder.CREATED_AT_DESCENDING, 7, 3);
		assertThat(filter().get("statusIn").stringValue()).isEqualTo("1,2");
		assertThat(filter().get("createdAtGreaterThanOrEqual").longValue()).isEqualTo(1700000000);
		assertThat(filter().get("expiresAtLessThanOrEqual").longValue()).isZero();
		assertThat(received().json().get("pager").get("pageSize").intValue()).isEqualTo(7);
		assertThat(received().json().get("pager").get("pageIndex").intValue()).isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource({ "0,1", "-1,1", "501,1", "500,0", "500,-1" })
	void refusesPageBoundsThatWouldListEverything(int pageSize, int pageIndex) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.account.client()
			.list(LinkFilter.any(), LinkOrder.CREATED_AT_ASCENDING, pageSize, pageIndex));
		assertThat(this.account.server().received()).isEmpty();
	}

	@Test
	void anErrorWithHttp200IsNoEmptyPage() {
		this.account.server().replies(error("SERVICE_FORBIDDEN", "The access is forbidden", "{\"SERVICE\":\"list\"}"));
		assertThatExceptionOfType(KalturaApiException.class).isThrownBy(this::listAll).satisfies((ex) -> {
			assertThat(ex.error().code()).isEqualTo("SERVICE_FORBIDDEN");
			assertThat(ex.error().args()).containsEntry("SERVICE", "list");
			assertThat(ex).hasMessageContaining("shortlink_shortlink.list");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "[]", "{}", "true", "\"rate limited\"", "{\"objects\":[],\"totalCount\":0}",
			"{\"objects\":[],\"objectType\":\"KalturaShortLinkListResponse\"}",
			"{\"totalCount\":0,\"objectType\":\"KalturaShortLinkListResponse\"}",
			"{\"objects\":null,\"totalCount\":0,\"objectType\":\"KalturaShortLinkListResponse\"}",
			"{\"objects\":{},\"totalCount\":0,\"objectType\":\"KalturaShortLinkListResponse\"}",
			"{\"objects\":[],\"totalCount\":\"0\",\"objectType\":\"KalturaShortLinkListResponse\"}",
			"{\"objects\":[],\"totalCount\":-1,\"objectType\":\"KalturaShortLinkListResponse\"}",
			"{\"objects\":[null],\"totalCount\":1,\"objectType\":\"KalturaShortLinkListResponse\"}",
			"{\"objects\":[],\"totalCount\":0,\"objectType\":\"KalturaUserListResponse\"}" })
	void refusesAnAnswerOfAnotherShapeAtOnce(String answer) {
		this.account.server().replies(answer);
		assertThatExceptionOfType(UntrustworthyAnswerException.class).isThrownBy(this::listAll);
		assertThat(this.account.sleeper().pauses()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "<?xml version=\"1.0\"?><xml><result></result></xml>", "{\"objects\":[", "rate limited",
					"{\"totalCount\":0,\"objects\":[],\"objects\":[],\"objectType\":\"KalturaShortLinkListResponse\"}",
					"{} {}" })
	void triesAgainAnAnswerThatIsNoJsonThenRefusesIt(String answer) {
		this.account.server().replies(answer, answer, answer);
		assertThatExceptionOfType(UntrustworthyAnswerException.class).isThrownBy(this::listAll);
		assertThat(this.account.sleeper().pauses()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"id\":12345678", "\"id\":\"\"", "\"id\":\"../../../x\"", "\"id\":\"a.b\"",
			"\"id\":\"\u00e4\"", "\"id\":\"a b\"", "\"id\":\"ab\\n\"", "\"id\":null", "\"partnerId\":103",
			"\"partnerId\":\"102\"", "\"status\":4", "\"status\":\"2\"", "\"createdAt\":\"1795401549\"",
			"\"updatedAt\":null", "\"expiresAt\":\"soon\"", "\"expiresAt\":99999999999999999", "\"userId\":7",
			"\"objectType\":\"KalturaUser\"" })
	void refusesALinkThatCannotBeOurs(String field) {
		String name = field.substring(0, field.indexOf(':') + 1);
		String link = link("0ab1", "\"expiresAt\":1").replaceFirst(name + "[^,}]+", Matcher.quoteReplacement(field));
		this.account.server().replies(list(link));
		assertThatExceptionOfType(UntrustworthyAnswerException.class).isThrownBy(this::listAll)
			.withMessageContaining(name.replaceAll("[\":]", ""));
	}

	@Test
	void refusesTheAnswerOfAServerThatIgnoresTheFilter() {
		this.account.server().replies(list(link("0ab1"), link("0ab2", "\"systemName\":\"other\"")));
		assertThatExceptionOfType(UntrustworthyAnswerException.class)
			.isThrownBy(() -> this.account.client()
				.list(LinkFilter.any().systemNameEqual("name-0ab1"), LinkOrder.CREATED_AT_ASCENDING, 500, 1))
			.withMessageContaining("ignored the filter")
			.withMessageContaining("0ab2");
	}

	@Test
	void refusesTheAnswerOfAServerThatIgnoresThePageSize() {
		this.account.server().replies(list(link("0ab1"), link("0ab2")));
		assertThatExceptionOfType(UntrustworthyAnswerException.class)
			.isThrownBy(() -> this.account.client().list(LinkFilter.any(), LinkOrder.CREATED_AT_ASCENDING, 1, 1))
			.withMessageContaining("page size");
	}

	@Test
	void refusesTheAnswerOfAServerThatIgnoresTheOrder() {
		this.account.server().replies(list(link("0ab1", "\"expiresAt\":20"), link("0ab2", "\"expiresAt\":10")));
		assertThatExceptionOfType(UntrustworthyAnswerException.class)
			.isThrownBy(() -> this.account.client().list(LinkFilter.any(), LinkOrder.EXPIRES_AT_ASCENDING, 500, 1))
			.withMessageContaining("order");
	}

	@Test
	void refusesALinkThatIsListedTwice() {
		this.account.server().replies(list(link("0ab1"), link("0ab1")));
		assertThatExceptionOfType(UntrustworthyAnswerException.class).isThrownBy(this::listAll)
			.withMessageContaining("twice");
	}

	@Test
	void countsWithTheSmallestPage() {
		this.account.server().replies(list(4711, link("0ab1")));
		assertThat(this.account.client().count(LinkFilter.any().statusEqual(LinkStatus.ENABLED))).isEqualTo(4711);
		assertThat(received().json().get("pager").get("pageSize").intValue()).isEqualTo(1);
		assertThat(filter().get("statusEqual").intValue()).isEqualTo(2);
	}

	@Test
	void listsByIdOnlyWhatIsExactlyTheId() {
		this.account.server().replies(list(link("0ab1"), link("0ab2")));
		assertThat(this.account.client().listByIds(List.of("0ab1", "0AB2"))).extracting(ShortLink::id)
			.containsExactly("0ab1");
		assertThat(filter().get("idIn").stringValue()).isEqualTo("0ab1,0AB2");
		assertThat(filter().has("statusEqual")).isFalse();
	}

	@Test
	void listsByIdAgainWhenTheCountAndTheLinksDisagree() {
		this.account.server().replies(list(2, link("0ab1")), list(link("0ab1")));
		assertThat(this.account.client().listByIds(List.of("0ab1", "0ab2"))).hasSize(1);
	}

	@Test
	void neverListsByIdLessThanTheServerCounts() {
		this.account.server().replies(list(2, link("0ab1")), list(2, link("0ab1")), list(2, link("0ab1")));
		assertThatExceptionOfType(UntrustworthyAnswerException.class)
			.isThrownBy(() -> this.account.client().listByIds(List.of("0ab1", "0ab2")));
	}

	@Test
	void getsALink() {
		this.account.server().replies(link("0ab1"));
		assertThat(this.account.client().get("0ab1").id()).isEqualTo("0ab1");
		assertThat(received().path()).endsWith("/service/shortlink_shortlink/action/get");
	}

	@Test
	void refusesToGetALinkWhoseIdDiffersInCase() {
		this.account.server().replies(link("0ab1"));
		assertThatExceptionOfType(UntrustworthyAnswerException.class)
			.isThrownBy(() -> this.account.client().get("0AB1"));
	}

	@Test
	void saysThatALinkDoesNotExist() {
		this.account.server()
			.replies(error("INVALID_OBJECT_ID", "Invalid object id [zzzzzzzz]", "{\"ID\":\"zzzzzzzz\"}"));
		assertThatExceptionOfType(KalturaApiException.class).isThrownBy(() -> this.account.client().get("zzzzzzzz"))
			.satisfies((ex) -> assertThat(ex.error().is(ApiError.INVALID_OBJECT_ID)).isTrue());
	}

	private LinkPage listAll() {
		return this.account.client().list(LinkFilter.any(), LinkOrder.CREATED_AT_ASCENDING, 500, 1);
	}

	private Received received() {
		return this.account.server().received().get(0);
	}

	private JsonNode filter() {
		return received().json().get("filter");
	}

}
