package io.linkkeeper.notify.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.linkkeeper.history.ChangeFilter;
import io.linkkeeper.history.ChangeMatch;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.output.words.ChangeView;
import io.linkkeeper.output.words.FieldChange;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.sql.SqlText;
import io.linkkeeper.text.MaskedUrl;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Selects the changes of a run that a notification shows: those that need attention
 * first, then some of each kind, deletes before others. Thread-safe.
 */
@Component
class LinkExamples {

	/** The maximum number of examples. */
	static final int LIMIT = 10;

	/** In characters; longer values are truncated. */
	private static final int LONGEST_VALUE = 1000;

	private static final List<ChangeKind> BY_WEIGHT = List.of(ChangeKind.DELETE, ChangeKind.DISABLE, ChangeKind.CHANGE,
			ChangeKind.ENABLE, ChangeKind.ADD);

	private static final Set<ChangeState> AS_PLANNED = EnumSet.of(ChangeState.PLANNED, ChangeState.APPLIED);

	private static final Set<ChangeState> ATTENTION = EnumSet.complementOf(EnumSet.copyOf(AS_PLANNED));

	private final RunQueries queries;

	LinkExamples(RunQueries queries) {
		this.queries = queries;
	}

	/**
	 * Selects examples.
	 * @param runId the run
	 * @param planned its planned changes by kind
	 * @return the examples, at most {@value #LIMIT}
	 */
	List<LinkExample> of(long runId, KindCounts planned) {
		List<ChangeKind> kinds = BY_WEIGHT.stream().filter((kind) -> planned.of(kind) > 0).toList();
		List<LinkExample> examples = new ArrayList<>();
		if (!kinds.isEmpty()) {
			select(runId, Set.of(), ATTENTION, LIMIT, examples);
		}
		for (int i = 0; i < kinds.size() && examples.size() < LIMIT; i++) {
			int kindsLeft = kinds.size() - i;
			int share = (LIMIT - examples.size() + kindsLeft - 1) / kindsLeft;
			select(runId, Set.of(kinds.get(i)), AS_PLANNED, share, examples);
		}
		return examples;
	}

	private void select(long runId, Set<ChangeKind> kinds, Set<ChangeState> states, int limit,
			List<LinkExample> examples) {
		this.queries.changes(runId, new ChangeFilter(kinds, states, ChangeMatch.ALL, limit),
				(row) -> examples.add(example(row)));
	}

	private static LinkExample example(ChangeRow row) {
		ChangeView view = ChangeView.of(row);
		return new LinkExample(row.kind(), cut(view.value(LinkField.SYSTEM_NAME)), view.tiny(), row.state(),
				view.fields().stream().map(LinkExamples::shown).toList(),
				Objects.requireNonNull(cut(Objects.requireNonNullElse(row.error(), row.reason()))));
	}

	private static FieldChange shown(FieldChange change) {
		return new FieldChange(change.field(), cut(change.before()), cut(change.after()), change.added());
	}

	private static @Nullable String cut(@Nullable String value) {
		return (value != null) ? SqlText.cut(MaskedUrl.of(value), LONGEST_VALUE) : null;
	}

}
