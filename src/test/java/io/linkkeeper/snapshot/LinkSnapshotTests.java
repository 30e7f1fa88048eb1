package io.linkkeeper.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

import io.linkkeeper.Links;
import io.linkkeeper.Rounds;
import io.linkkeeper.TestAt;
import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.Run;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@TestAt({ GUIDE, POSTGRESQL })
class LinkSnapshotTests {

	private static final Comparator<ShortLink> BY_ID = Comparator.comparing(ShortLink::id);

	private final TestLedger ledger = new TestLedger();

	private final LinkSnapshot snapshot = this.ledger.snapshot();

	private final Run run = this.ledger.newRun();

	@Test
	void noSegments() {
		assertThat(read(this.run)).isEmpty();
	}

	@Test
	void segmentWithoutLinks() {
		write(this.run, 0);
		write(this.run, 1, Links.link("b"));
		assertThat(read(this.run)).containsExactly(Links.link("b"));
	}

	@Test
	void mergesSegmentsThatInterleave() {
		write(this.run, 0, Links.link("b"), Links.link("e"));
		write(this.run, 1, Links.link("a"), Links.link("c"), Links.link("f"));
		write(this.run, 7, Links.link("d"));
		assertThat(read(this.run)).extracting(ShortLink::id).containsExactly("a", "b", "c", "d", "e", "f");
	}

	@Test
	void keepsRunsApart() {
		Run other = this.ledger.newRun();
		write(this.run, 0, Links.link("a"));
		write(other, 0, Links.link("b"));
		this.snapshot.delete(this.run.id());
		assertThat(read(this.run)).isEmpty();
		assertThat(read(other)).containsExactly(Links.link("b"));
	}

	@Test
	void whatIsRolledBackWasNeverWritten() {
		this.ledger.transaction().executeWithoutResult((status) -> {
			write(this.run, 0, Links.link("a"));
			status.setRollbackOnly();
		});
		assertThat(read(this.run)).isEmpty();
		write(this.run, 0, Links.link("a"));
		assertThat(read(this.run)).hasSize(1);
	}

	@Test
	void aSegmentIsNotWrittenTwice() {
		write(this.run, 0, Links.link("a"));
		assertThatExceptionOfType(org.springframework.dao.DuplicateKeyException.class)
			.isThrownBy(() -> write(this.run, 0, Links.link("b")));
	}

	@Test
	void keepsLinksOfAllShapes() {
		List<ShortLink> links = List.of(shape("a", "\uD83D\uDE00 \uD83D alone", Instant.ofEpochSecond(-62169966238L)),
				shape("b", "", Instant.EPOCH), shape("c", null, null), shape("d", "\u0000\n\"\\", Instant.MAX),
				shape("e", "€".repeat(200_000), Instant.MIN),
				shape("f", "x".repeat(65_535 / 3), Instant.ofEpochSecond(1, 999_999_999)));
		this.snapshot.write(this.run.id(), 0, links);
		assertThat(read(this.run)).isEqualTo(links);
	}

	@Test
	void whatIsReadIsWhatWasWritten() {
		Rounds.of(20, "Random snapshots").each((seed) -> {
			Random random = new Random(seed);
			List<ShortLink> all = new ArrayList<>();
			int segments = random.nextInt(6);
			for (int segment = 0; segment < segments; segment++) {
				List<ShortLink> links = randomLinks(random, all.size());
				links.sort(BY_ID);
				this.snapshot.write(this.run.id(), segment, links);
				all.addAll(links);
			}
			all.sort(BY_ID);
			assertThat(read(this.run)).isEqualTo(all);
			this.snapshot.delete(this.run.id());
		});
	}

	private static List<ShortLink> randomLinks(Random random, int known) {
		List<ShortLink> links = new ArrayList<>();
		int count = random.nextInt(400);
		for (int i = 0; i < count; i++) {
			links.add(randomLink(random, (random.nextInt(1000) + "-" + (known + i))));
		}
		return links;
	}

	private static ShortLink randomLink(Random random, String id) {
		return new ShortLink(id, Instant.ofEpochSecond(random.nextInt()), Instant.ofEpochSecond(random.nextInt()),
				new ShortLink.TextFields(text(random), text(random), text(random), text(random), text(random)),
				LinkStatus.values()[random.nextInt(3)],
				random.nextBoolean() ? Instant.ofEpochSecond(random.nextInt()) : null);
	}

	private static @Nullable String text(Random random) {
		if (random.nextInt(4) == 0) {
			return null;
		}
		int length = (random.nextInt(50) == 0) ? random.nextInt(40_000) : random.nextInt(80);
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536)));
		}
		return text.toString();
	}

	private static ShortLink shape(String id, @Nullable String text, @Nullable Instant expiresAt) {
		return new ShortLink(id, Links.CREATED_AT, Links.UPDATED_AT,
				new ShortLink.TextFields(text, text, text, text, text), LinkStatus.ENABLED, expiresAt);
	}

	private void write(Run into, int segment, ShortLink... sorted) {
		this.snapshot.write(into.id(), segment, List.of(sorted));
	}

	private List<ShortLink> read(Run from) {
		List<ShortLink> links = new ArrayList<>();
		Iterator<ShortLink> sorted = this.snapshot.sorted(from.id(), BY_ID);
		sorted.forEachRemaining(links::add);
		return links;
	}

}
