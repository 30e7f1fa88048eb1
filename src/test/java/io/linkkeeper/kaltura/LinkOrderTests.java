package io.linkkeeper.kaltura;

import java.time.Instant;
import java.util.List;

import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LinkOrderTests {

	private static final ShortLink FIRST = link(1, 30, 5L);

	private static final ShortLink SECOND = link(2, 20, null);

	private static final ShortLink THIRD = link(3, 10, 4L);

	@Test
	void namesAreTheApis() {
		assertThat(LinkOrder.values()).extracting(LinkOrder::apiName)
			.containsExactly("+createdAt", "-createdAt", "+updatedAt", "-updatedAt", "+expiresAt", "-expiresAt");
	}

	@Test
	void holdsForSortedLinks() {
		assertThat(LinkOrder.CREATED_AT_ASCENDING.holdsFor(List.of(FIRST, FIRST, SECOND, THIRD))).isTrue();
		assertThat(LinkOrder.CREATED_AT_DESCENDING.holdsFor(List.of(FIRST, SECOND))).isFalse();
		assertThat(LinkOrder.UPDATED_AT_DESCENDING.holdsFor(List.of(FIRST, SECOND, THIRD))).isTrue();
		assertThat(LinkOrder.UPDATED_AT_ASCENDING.holdsFor(List.of(FIRST, SECOND))).isFalse();
	}

	@Test
	void acceptsLinksWithoutExpiryAnywhere() {
		assertThat(LinkOrder.EXPIRES_AT_DESCENDING.holdsFor(List.of(FIRST, SECOND, THIRD))).isTrue();
		assertThat(LinkOrder.EXPIRES_AT_ASCENDING.holdsFor(List.of(SECOND, FIRST, THIRD))).isFalse();
	}

	@Test
	void holdsForNothing() {
		assertThat(LinkOrder.CREATED_AT_ASCENDING.holdsFor(List.of())).isTrue();
	}

	private static ShortLink link(long createdAt, long updatedAt, @Nullable Long expiresAt) {
		return new ShortLink("id", Instant.ofEpochSecond(createdAt), Instant.ofEpochSecond(updatedAt),
				new ShortLink.TextFields(null, null, null, null, null), LinkStatus.ENABLED,
				(expiresAt != null) ? Instant.ofEpochSecond(expiresAt) : null);
	}

}
