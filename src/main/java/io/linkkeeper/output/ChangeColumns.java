package io.linkkeeper.output;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.linkkeeper.history.RejectRow;
import io.linkkeeper.history.WarnedRow;
import io.linkkeeper.ledger.UnchangedRow;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.output.words.ChangeView;

/**
 * The columns of changes, rejected rows, listed links and warnings in {@code show}.
 */
public final class ChangeColumns {

	private static final List<Column<ChangeView>> WORDS = List.of(Column.words("seq", (change) -> change.row().seq()),
			Column.words("kind", ChangeView::kind),
			Column.words("systemName", (change) -> change.value(LinkField.SYSTEM_NAME)),
			Column.<ChangeView>words("link", ChangeView::tiny).atLeast(20),
			Column.words("owner", (change) -> change.value(LinkField.USER_ID)),
			Column.words("state", ChangeView::state), Column.wordsBelow("fields", ChangeView::fields),
			Column.wordsBelow("reason", (change) -> change.row().reason()),
			Column.wordsBelow("error", (change) -> change.row().error()));

	private static final List<Column<ChangeView>> DATA = List.of(Column.data("seq", (change) -> change.row().seq()),
			Column.data("linkId", (change) -> change.row().linkId()),
			Column.data("action", (change) -> change.row().action()), Column.data("before", ChangeView::before),
			Column.data("after", ChangeView::after), Column.data("reason", (change) -> change.row().reason()),
			Column.data("state", (change) -> change.row().state().name()),
			Column.data("alreadySo", (change) -> change.row().alreadySo()),
			Column.data("attempt", (change) -> change.row().attempt()),
			Column.data("execution", (change) -> change.row().execution()),
			Column.data("error", (change) -> change.row().error()),
			Column.data("kind", (change) -> change.row().kind().label()),
			Column.data("systemName", (change) -> change.value(LinkField.SYSTEM_NAME)),
			Column.data("owner", (change) -> change.value(LinkField.USER_ID)),
			Column.data("changed", ChangeView::changed));

	public static final List<Column<ChangeView>> CHANGES = Stream
		.of(WORDS, DATA, Arrays.stream(LinkField.values()).flatMap(ChangeColumns::images).toList())
		.flatMap(List::stream)
		.toList();

	public static final List<Column<RejectRow>> REJECTS = List.of(Column.of("line", RejectRow::line),
			Column.of("text", RejectRow::text), Column.below("reason", RejectRow::reason));

	public static final List<Column<UnchangedRow>> UNCHANGED = List.of(Column.of("link", UnchangedRow::linkId),
			Column.below("reason", UnchangedRow::reason));

	public static final List<Column<WarnedRow>> WARNINGS = List.of(Column.of("line", WarnedRow::line),
			Column.of("linkId", WarnedRow::linkId), Column.of("decision", WarnedRow::decision),
			Column.below("warnings", (row) -> String.join("; ", row.warnings())));

	private ChangeColumns() {
	}

	private static Stream<Column<ChangeView>> images(LinkField field) {
		return Stream.of(Column.data(field.apiName() + "Before", (change) -> change.exactBefore(field)),
				Column.data(field.apiName() + "After", (change) -> change.exactAfter(field)));
	}

}
