package io.linkkeeper.collect;

import java.util.List;

import io.linkkeeper.definition.section.Selection;
import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Of the links that are read, those that a definition selects. Others do not count as
 * read, so the count of a run is the number of links that it hands over.
 */
public final class SelectedLinks implements SubjectReader<ShortLink> {

	private final SubjectReader<ShortLink> all;

	private final Selection selection;

	/**
	 * The selected ones of some links.
	 * @param all reads the links
	 * @param selection what a definition selects
	 */
	public SelectedLinks(SubjectReader<ShortLink> all, Selection selection) {
		this.all = all;
		this.selection = selection;
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
