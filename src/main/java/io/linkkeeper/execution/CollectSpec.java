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
 * Specifies the collect step of a run: the reader of its subjects and the rule.
 *
 * @param <S> the subject: a link, a link with its facts, or an input row
 * @param reader reads the subjects
 * @param rule decides about them
 * @param preDeleteCheck re-evaluates deletes just before sending
 */
public record CollectSpec<S>(SubjectReader<S> reader, BatchRule<S> rule, PreDeleteCheck preDeleteCheck) {

	private static final Pattern PATTERN = Pattern.compile("[*?]");

	/**
	 * Creates a specification for a rule that decides about links one by one.
	 * @param definition the run's definition; the rule sees only links that it selects
	 * and does not protect
	 * @param reader reads the links
	 * @param rule decides about them, and re-evaluates deletes
	 * @return the specification
	 */
	public static CollectSpec<ShortLink> ofLinks(JobDefinition definition, SubjectReader<ShortLink> reader,
			LinkRule<?> rule) {
		BatchRule<ShortLink> all = (links) -> Decisions.of(rule.decide(links));
		return new CollectSpec<>(reader, all.only(definition::admits), rule::stillPlanned);
	}

	/**
	 * Reads the next batch and decides about it.
	 * @param position where the batch begins, or {@code null} for the first one
	 * @return the decisions about the batch, or {@code null} after the last
	 */
	@Nullable Decided next(@Nullable String position) {
		SubjectReader.Batch<S> batch = this.reader.read(position);
		return (batch != null) ? new Decided(this.rule.decide(batch.subjects()), batch.scanned(), batch.position())
				: null;
	}

	/**
	 * The decisions about a batch.
	 *
	 * @param decisions the decisions
	 * @param scanned the number of links or rows that were read for it
	 * @param position where the next batch begins
	 */
	public record Decided(Decisions decisions, int scanned, String position) {

	}

	/**
	 * Returns an API filter for the links that a definition selects. Conditions that the
	 * API cannot evaluate, such as patterns, are left out and must be checked on the
	 * result.
	 * @param definition the definition
	 * @return a filter that matches all selected links and may match others
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
