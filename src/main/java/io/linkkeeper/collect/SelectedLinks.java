package io.linkkeeper.collect;

import java.util.List;

import io.linkkeeper.definition.section.Selection;
import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Filters the links of another reader by a definition's selection. Other links do not
 * count as scanned, so that a run's scanned count is the number of selected links.
 */
public final class SelectedLinks implements SubjectReader<ShortLink> {

	private final SubjectReader<ShortLink> all;

	private final Selection selection;

	/**
	 * Creates a filtering reader.
	 * @param all reads the links
	 * @param selection the selection of the definition
	 */
	public SelectedLinks(SubjectReader<ShortLink> all, Selection selection) {
		this.all = all;
		this.selection = selection;
	}

	/** Known when every link is selected. */
	@Override
	public long remaining(@Nullable String position) {
		return this.selection.isEverything() ? this.all.remaining(position) : UNKNOWN;
	}

	@Override
	public @Nullable Batch<ShortLink> read(@Nullable String position) {
		Batch<ShortLink> batch = this.all.read(position);
		if (batch == null) {
			return null;
		}
		List<ShortLink> selected = batch.subjects().stream().filter(this.selection::matches).toList();
		return new Batch<>(selected, batch.position());
	}

}
