package io.linkkeeper.repoint;

import java.util.List;
import java.util.Objects;

import io.linkkeeper.Links;
import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.execution.SubjectReader.Batch;
import io.linkkeeper.ledger.NumberedList.Item;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NumberedLinksTests {

	private final NumberedLinks links = new NumberedLinks(NumberedLinksTests::read);

	/** Two links, none, and one more; positions hold a blank. */
	private static SubjectReader.@Nullable Batch<ShortLink> read(@Nullable String position) {
		if (position == null) {
			return new Batch<>(List.of(Links.link("link0001"), Links.link("link0002")), "window 1");
		}
		return switch (position) {
			case "window 1" -> new Batch<>(List.of(), "window 2");
			case "window 2" -> new Batch<>(List.of(Links.link("link0003")), "window 3");
			default -> null;
		};
	}

	@Test
	void continuesCountingFromAnyPosition() {
		Batch<Item<ShortLink>> first = next(null);
		assertThat(first.subjects()).extracting(Item::number).containsExactly(1L, 2L);
		Batch<Item<ShortLink>> second = next(first.position());
		assertThat(second.subjects()).isEmpty();
		Batch<Item<ShortLink>> third = next(second.position());
		assertThat(third.subjects()).extracting(Item::number).containsExactly(3L);
		assertThat(next(second.position())).isEqualTo(third);
		assertThat(this.links.read(third.position())).isNull();
	}

	private Batch<Item<ShortLink>> next(@Nullable String position) {
		return Objects.requireNonNull(this.links.read(position));
	}

}
