package io.linkkeeper.batch;

import java.util.List;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;

/**
 * What one run is to do: what to read and how to decide.
 *
 * @param reader reads the links
 * @param rule decides about them; never asked about a link that the definition does not
 * select or protects
 */
public record Assignment(SubjectReader<ShortLink> reader, LinkRule<?> rule) {

	/**
	 * Decides about links as the definition says.
	 * @param definition the definition of the run
	 * @param links the links
	 * @return the changes of those that are to be changed
	 */
	List<LinkChange> decide(JobDefinition definition, List<ShortLink> links) {
		return this.rule.decide(links.stream()
			.filter(definition.select()::matches)
			.filter((link) -> !definition.protect().protects(link))
			.toList());
	}

	/**
	 * The filter of the links that a definition selects, as far as the API can tell:
	 * patterns, and lists that are too long for it, are left to us.
	 */
	static LinkFilter selectionOf(JobDefinition definition) {
		List<String> names = definition.select().systemName();
		boolean exact = !names.isEmpty() && names.size() <= LinkFilter.MOST_VALUES
				&& names.stream().noneMatch((name) -> name.matches(".*[*?,].*") || name.isEmpty());
		return exact ? LinkFilter.any().systemNameIn(names) : LinkFilter.any();
	}

}
