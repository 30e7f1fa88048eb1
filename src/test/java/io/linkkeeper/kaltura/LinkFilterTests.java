package io.linkkeeper.kaltura;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LinkFilterTests {

	private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

	private static final Instant EXPIRES = Instant.parse("2026-06-01T00:00:00Z");

	private static final ShortLink LINK = new ShortLink("0ab1", CREATED, CREATED.plusSeconds(5),
			new ShortLink.TextFields("ann", "Café ", "name", "https://example.com", "u-1"), LinkStatus.ENABLED,
			EXPIRES);

	private static final ShortLink BARE = new ShortLink("0ab2", CREATED, CREATED,
			new ShortLink.TextFields(null, null, null, null, null), LinkStatus.DISABLED, null);

	@Test
	void anyMatchesEverything() {
		assertThat(LinkFilter.any().matches(BARE)).isTrue();
		assertThat(LinkFilter.any().parameters()).isEmpty();
	}

	@Test
	void isNotChangedByItsCopies() {
		LinkFilter enabled = LinkFilter.any().statusEqual(LinkStatus.ENABLED);
		LinkFilter disabled = enabled.statusEqual(LinkStatus.DISABLED);
		assertThat(enabled.matches(LINK)).isTrue();
		assertThat(disabled.matches(LINK)).isFalse();
		assertThat(disabled.parameters()).containsOnlyKeys("statusEqual");
	}

	@Test
	void allConditionsMustHold() {
		LinkFilter filter = LinkFilter.any().statusEqual(LinkStatus.ENABLED).userIdEqual("bob");
		assertThat(filter.matches(LINK)).isFalse();
		assertThat(filter.userIdEqual("ann").matches(LINK)).isTrue();
	}

	@Test
	void looksAtEachField() {
		assertThat(LinkFilter.any().statusIn(Set.of(LinkStatus.DISABLED)).matches(LINK)).isFalse();
		assertThat(LinkFilter.any().idIn(List.of("0ab2", "0ab1")).matches(LINK)).isTrue();
		assertThat(LinkFilter.any().idIn(List.of("0ab2")).matches(LINK)).isFalse();
		assertThat(LinkFilter.any().uniqueIdEqual("u-1").matches(LINK)).isTrue();
		assertThat(LinkFilter.any().uniqueIdEqual("u-1").matches(BARE)).isFalse();
		assertThat(LinkFilter.any().userIdEqual("ann").matches(BARE)).isFalse();
		assertThat(LinkFilter.any().systemNameIn(List.of("a", "b")).matches(BARE)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "Café ,true", "cafe,true", "'CAFÉ   ',true", "Cafe\u0301,true", "cafes,false", "' cafe',true",
			"caf\u200Be,true" })
	void comparesTextAsLooselyAsAnyDatabase(String systemName, boolean same) {
		assertThat(LinkFilter.any().systemNameEqual(systemName).matches(LINK)).isEqualTo(same);
	}

	@Test
	void boundsAreInclusive() {
		assertThat(LinkFilter.any().createdAtGreaterThanOrEqual(CREATED).matches(LINK)).isTrue();
		assertThat(LinkFilter.any().createdAtLessThanOrEqual(CREATED).matches(LINK)).isTrue();
		assertThat(LinkFilter.any().createdAtLessThanOrEqual(CREATED.minusSeconds(1)).matches(LINK)).isFalse();
		assertThat(LinkFilter.any().updatedAtLessThanOrEqual(CREATED).matches(LINK)).isFalse();
		assertThat(LinkFilter.any().expiresAtLessThanOrEqual(EXPIRES).matches(LINK)).isTrue();
		assertThat(LinkFilter.any().expiresAtLessThanOrEqual(EXPIRES.minusSeconds(1)).matches(LINK)).isFalse();
	}

	@Test
	void lowerBoundsAllowForTheHourThatAutumnRepeats() {
		Instant bound = CREATED.plusSeconds(3600);
		assertThat(LinkFilter.any().createdAtGreaterThanOrEqual(bound).matches(LINK)).isTrue();
		assertThat(LinkFilter.any().createdAtGreaterThanOrEqual(bound.plusSeconds(1)).matches(LINK)).isFalse();
	}

	@Test
	void theEarliestExpiryStaysExact() {
		ShortLink dead = new ShortLink("0ab3", CREATED, CREATED, new ShortLink.TextFields(null, null, null, null, null),
				LinkStatus.ENABLED, Instant.EPOCH);
		assertThat(LinkFilter.any().expiresAtGreaterThanOrEqual(Instant.ofEpochSecond(1)).matches(dead)).isFalse();
	}

	@Test
	void linksThatNeverExpireMatchNoExpiry() {
		assertThat(LinkFilter.any().expiresAtGreaterThanOrEqual(Instant.EPOCH).matches(BARE)).isFalse();
		assertThat(LinkFilter.any().expiresAtLessThanOrEqual(EXPIRES).matches(BARE)).isFalse();
	}

	@Test
	void partsOfASecondNeverWidenABound() {
		LinkFilter filter = LinkFilter.any()
			.createdAtGreaterThanOrEqual(CREATED.plusMillis(1))
			.createdAtLessThanOrEqual(CREATED.plusMillis(1999));
		assertThat(filter.parameters()).containsEntry("createdAtGreaterThanOrEqual", CREATED.getEpochSecond() + 1)
			.containsEntry("createdAtLessThanOrEqual", CREATED.getEpochSecond() + 1);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, -1, -1500, 315360000, -315360000 })
	void refusesTimesThatTheServerTakesAsRelative(long seconds) {
		Instant time = Instant.ofEpochSecond(seconds);
		assertThatIllegalArgumentException().isThrownBy(() -> LinkFilter.any().createdAtGreaterThanOrEqual(time));
		assertThatIllegalArgumentException().isThrownBy(() -> LinkFilter.any().createdAtLessThanOrEqual(time));
		assertThatIllegalArgumentException().isThrownBy(() -> LinkFilter.any().updatedAtGreaterThanOrEqual(time));
		assertThatIllegalArgumentException().isThrownBy(() -> LinkFilter.any().updatedAtLessThanOrEqual(time));
	}

	@Test
	void takesTheFirstAbsoluteTime() {
		assertThat(LinkFilter.any().createdAtGreaterThanOrEqual(Instant.ofEpochSecond(315360001)).parameters())
			.containsEntry("createdAtGreaterThanOrEqual", 315360001L);
	}

	@Test
	void refusesTextThatTheServerWouldIgnore() {
		assertThatIllegalArgumentException().isThrownBy(() -> LinkFilter.any().userIdEqual(""));
		assertThatIllegalArgumentException().isThrownBy(() -> LinkFilter.any().systemNameEqual(""));
		assertThatIllegalArgumentException().isThrownBy(() -> LinkFilter.any().uniqueIdEqual(""));
		assertThatIllegalArgumentException().isThrownBy(() -> LinkFilter.any().statusIn(List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a,b", " b" })
	void refusesListValuesThatTheServerWouldIgnoreOrSplit(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> LinkFilter.any().systemNameIn(List.of("a", value)));
		assertThatIllegalArgumentException().isThrownBy(() -> LinkFilter.any().idIn(List.of("a", value)));
	}

	@Test
	void refusesListsThatTheServerWouldIgnoreOrCut() {
		List<String> tooMany = IntStream.rangeClosed(1, 501).mapToObj(Integer::toString).toList();
		assertThatIllegalArgumentException().isThrownBy(() -> LinkFilter.any().idIn(tooMany));
		assertThatIllegalArgumentException().isThrownBy(() -> LinkFilter.any().idIn(List.of()));
		assertThat(LinkFilter.any().idIn(tooMany.subList(0, 500)).parameters()).containsKey("idIn");
		assertThat(LinkFilter.any().idIn(Collections.nCopies(501, "a")).parameters()).containsEntry("idIn", "a");
	}

	@Test
	void isEqualToAFilterWithTheSameConditions() {
		LinkFilter one = LinkFilter.any().userIdEqual("ann").statusEqual(LinkStatus.ENABLED);
		LinkFilter other = LinkFilter.any().statusEqual(LinkStatus.ENABLED).userIdEqual("ann");
		assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(LinkFilter.any());
		assertThat(one).hasToString("LinkFilter{userIdEqual=ann, statusEqual=2}");
	}

}
