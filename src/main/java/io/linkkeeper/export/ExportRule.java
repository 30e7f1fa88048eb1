package io.linkkeeper.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

import io.linkkeeper.execution.BatchRule;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.link.ShortLink;

/**
 * Plans no change. The links are written down in the transaction that writes down that
 * they were read, so none is ever lost or written twice.
 */
final class ExportRule implements BatchRule<ShortLink> {

	private final ExportForm form;

	private final Consumer<byte[]> out;

	ExportRule(ExportForm form, Consumer<byte[]> out) {
		this.form = form;
		this.out = out;
	}

	@Override
	public Decisions decide(List<ShortLink> links) {
		byte[] content = content(links);
		return new Decisions(List.of(), List.of(), List.of(), () -> this.out.accept(content));
	}

	private byte[] content(List<ShortLink> links) {
		try {
			return this.form.links(links);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
