package io.linkkeeper.execution;

import java.util.List;
import java.util.regex.Pattern;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.Selection;
import io.linkkeeper.kaltura.FilterValues;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * What one run is to do: what to read and how to decide.
 *
 * @param <S> what is decided about: a link, a link with its facts, or a row of a file
 * @param reader reads the subjects
 * @param rule decides about them
 * @param secondThought decides about deletes once more
 */
public record CollectSpec<S>(SubjectReader<S> reader, BatchRule<S> rule, PreDeleteCheck secondThought) {

	private static final Pattern PATTERN = Pattern.compile("[*?]");

	/**
	 * An assignment to decide about links one by one.
	 * @param definition the definition of the run; what it does not select or protects is
	 * never shown to the rule
	 * @param reader reads the links
	 * @param rule decides about them, and a second time about deletes
	 * @return the assignment
	 */
	public static CollectSpec<ShortLink> ofLinks(JobDefinition definition, SubjectReader<ShortLink> reader,
			LinkRule<?> rule) {
		BatchRule<ShortLink> all = (links) -> Decisions.of(rule.decide(links));
		return new CollectSpec<>(reader, all.only(definition::admits), rule::stillWanted);
	}

	/**
	 * What is done about the next batch of subjects.
	 * @param position where it begins, or {@code null} for the beginning
	 * @return the batch and what was decided about it, or {@code null} at the end
	 */
	@Nullable Decided next(@Nullable String position) {
		SubjectReader.Batch<S> batch = this.reader.read(position);
		return (batch != null) ? new Decided(this.rule.decide(batch.subjects()), batch.scanned(), batch.position())
				: null;
	}

	/**
	 * What was decided about a batch.
	 *
	 * @param decisions the decisions
	 * @param scanned how many links or rows were read for it
	 * @param position where the next batch begins
	 */
	public record Decided(Decisions decisions, int scanned, String position) {

	}

	/**
	 * The filter of the links that a definition selects, as far as the API can tell:
	 * patterns, and lists that it would not take as they are, are left to us.
	 * @param definition the definition
	 * @return a filter that finds all of them, and perhaps others
	 */
	public static LinkFilter selectionOf(JobDefinition definition) {
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
		return !values.isEmpty() && values.size() <= FilterValues.MOST
				&& values.stream().allMatch(FilterValues::isListable);
	}

}
