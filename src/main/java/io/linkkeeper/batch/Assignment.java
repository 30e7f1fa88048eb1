package io.linkkeeper.batch;

import java.util.List;
import java.util.regex.Pattern;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.Selection;
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

	private static final Pattern PATTERN = Pattern.compile("[*?]");

	/** The server splits lists at commas and loses values with a blank in front. */
	private static final Pattern LISTABLE = Pattern.compile("[^,\\s][^,]*");

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
	 * patterns, and lists that it would not take as they are, are left to us.
	 */
	static LinkFilter selectionOf(JobDefinition definition) {
		Selection select = definition.select();
		LinkFilter filter = LinkFilter.any();
		if (isList(select.systemName()) && select.systemName().stream().noneMatch(PATTERN.asPredicate())) {
			filter = filter.systemNameIn(select.systemName());
		}
		if (isList(select.id())) {
			filter = filter.idIn(select.id());
		}
		if (select.userId().size() == 1 && !select.userId().get(0).isEmpty()) {
			filter = filter.userIdEqual(select.userId().get(0));
		}
		return filter;
	}

	private static boolean isList(List<String> values) {
		return !values.isEmpty() && values.size() <= LinkFilter.MOST_VALUES
				&& values.stream().allMatch(LISTABLE.asMatchPredicate());
	}

}
