package io.linkkeeper.collect;

import java.time.Instant;
import java.util.List;

import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WindowBoundsTests {

	private final WindowBounds bounds = new WindowBounds(100, 4_000);

	@Test
	void admitsFewerLinksWhereTheyAreLongAndMoreWhereTheyAreShort() {
		assertThat(this.bounds.admit(100)).isTrue();
		assertThat(this.bounds.admit(101)).isFalse();
		assertThat(this.bounds.admitTwice(50)).isTrue();
		assertThat(this.bounds.admitTwice(51)).isFalse();
		this.bounds.shrink(listing(20, 200));
		assertThat(this.bounds.admit(10)).isTrue();
		assertThat(this.bounds.admit(11)).isFalse();
		this.bounds.grow(listing(10, 200));
		assertThat(this.bounds.admit(11)).isFalse();
		this.bounds.grow(listing(10, 199));
		assertThat(this.bounds.admit(20)).isTrue();
		assertThat(this.bounds.admit(21)).isFalse();
		for (int i = 0; i < 9; i++) {
			this.bounds.grow(listing(1, 1));
		}
		assertThat(this.bounds.admit(100)).isTrue();
		assertThat(this.bounds.admit(101)).isFalse();
	}

	@Test
	void admitsOneLinkOfAnyLength() {
		this.bounds.shrink(listing(1, 9_000));
		assertThat(this.bounds.admit(1)).isTrue();
		assertThat(this.bounds.admit(2)).isFalse();
	}

	@Test
	void isExceededBehindItsLastCharacter() {
		assertThat(this.bounds.areExceededBy(listing(20, 200))).isFalse();
		assertThat(this.bounds.areExceededBy(listing(20, 201))).isTrue();
	}

	@Test
	void pagesTakeAQuarterOfTheWindow() {
		assertThat(this.bounds.nextPageSize(500, 1_000, 500)).isEqualTo(500);
		assertThat(this.bounds.nextPageSize(500, 10_000, 500)).isEqualTo(50);
		assertThat(this.bounds.nextPageSize(50, 700, 500)).isEqualTo(50);
		assertThat(this.bounds.nextPageSize(50, 499, 500)).isEqualTo(100);
		assertThat(this.bounds.nextPageSize(400, 0, 500)).isEqualTo(500);
		assertThat(this.bounds.nextPageSize(2, 100_000, 500)).isEqualTo(1);
	}

	@Test
	void listingCountsEachLinkOnce() {
		LinkListing listing = listing(3, 10);
		listing.add(List.of(link(1, 4)));
		assertThat(listing.characters()).isEqualTo(24);
		listing.cutOff();
		assertThat(listing.proves(3, 3)).isFalse();
	}

	private static LinkListing listing(int links, int length) {
		LinkListing listing = new LinkListing();
		for (int i = 0; i < links; i++) {
			listing.add(List.of(link(i, length)));
		}
		return listing;
	}

	private static ShortLink link(int number, int length) {
		return new ShortLink("id" + number, Instant.EPOCH, Instant.EPOCH,
				new ShortLink.TextFields(null, null, null, "x".repeat(length), null), LinkStatus.ENABLED, null);
	}

}
