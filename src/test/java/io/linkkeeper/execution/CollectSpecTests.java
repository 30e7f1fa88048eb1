package io.linkkeeper.execution;

import java.util.List;

import io.linkkeeper.Definitions;
import io.linkkeeper.Links;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.link.ShortLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the links that a rule receives, and of the API filter for a definition.
 */
class CollectSpecTests {

	private static final LinkRule<ShortLink> DELETE_ALL = new LinkRule<>((links) -> links, Links::delete);

	private static JobDefinition selecting(String select) {
		return Definitions.expire("\"select\":" + select);
	}

	private static List<String> decided(JobDefinition definition, String... ids) {
		List<ShortLink> links = List.of(ids).stream().map(Links::link).toList();
		CollectSpec<ShortLink> assignment = CollectSpec.ofLinks(definition,
				(position) -> new SubjectReader.Batch<>(links, "the end"), DELETE_ALL);
		return assignment.rule().decide(links).changes().stream().map((change) -> change.link().id()).toList();
	}

	@Test
	void decidesAboutNothingThatIsNotSelected() {
		assertThat(decided(selecting("{\"systemName\":[\"NAME-a*\"]}"), "a1", "b1", "a2")).containsExactly("a1", "a2");
	}

	@Test
	void decidesAboutNothingThatIsProtected() {
		assertThat(decided(selecting("{\"protect\":{\"id\":[\"b1\"],\"systemName\":[\"name-A1\"]}}"), "a1", "b1", "c1"))
			.containsExactly("c1");
	}

	@Test
	void asksForNamesOwnerAndIds() {
		assertThat(CollectSpec
			.selectionOf(selecting("{\"systemName\":[\"one\",\"two\"],\"userId\":[\"ann\"],\"id\":[\"a1\",\"b1\"]}")))
			.isEqualTo(
					LinkFilter.any().systemNameIn(List.of("one", "two")).idIn(List.of("a1", "b1")).userIdEqual("ann"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"systemName\":[\"*\"]}", "{\"systemName\":[\"one\",\"t?o\"]}",
			"{\"systemName\":[\"a,b\"]}", "{\"systemName\":[\" one\"]}", "{\"userId\":[\"ann\",\"bob\"]}" })
	void asksForEverythingWhenTheApiCannotTell(String select) {
		assertThat(CollectSpec.selectionOf(selecting(select))).isEqualTo(LinkFilter.any());
	}

}
