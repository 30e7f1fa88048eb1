package io.linkkeeper.notify.report;

import java.util.List;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.output.words.FieldChange;
import org.jspecify.annotations.Nullable;

/**
 * A change of one link, without credentials in its URLs.
 *
 * @param kind what it does to the link
 * @param systemName the link's name, or {@code null} for none
 * @param link the path of the link, such as {@code /tiny/qhb2fnmd}, or {@code null} for
 * an add that has not created one
 * @param state the state of the change
 * @param fields the fields that it sets or clears
 * @param reason why it is planned, or what went wrong
 */
public record LinkExample(ChangeKind kind, @Nullable String systemName, @Nullable String link, ChangeState state,
		List<FieldChange> fields, String reason) {

	public LinkExample {
		fields = List.copyOf(fields);
	}

}
