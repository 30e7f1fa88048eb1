package io.linkkeeper.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import io.linkkeeper.definition.rule.ExportSettings;
import io.linkkeeper.definition.rule.ExportSettings.Format;
import io.linkkeeper.link.ShortLink;

/**
 * Links as an export encodes them, for tests of other packages.
 */
public final class EncodedLinks {

	private EncodedLinks() {
	}

	/**
	 * A whole file.
	 */
	public static byte[] file(List<ShortLink> links, Format format) throws IOException {
		ExportEncoder encoder = ExportEncoder.of(new ExportSettings(null, format, false),
				(id) -> "https://example.com/tiny/" + id);
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		encoder.write(new ByteArrayInputStream(encoder.encode(links)), file);
		return file.toByteArray();
	}

}
