package io.linkkeeper.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import io.linkkeeper.link.ShortLink;

/**
 * Links as an export encodes them, for tests of other packages.
 */
public final class EncodedLinks {

	private EncodedLinks() {
	}

	/**
	 * A whole CSV file.
	 */
	public static byte[] csv(List<ShortLink> links) throws IOException {
		CsvEncoder encoder = new CsvEncoder(false, (id) -> "https://example.com/tiny/" + id);
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.write(encoder.header());
		file.write(encoder.encode(links));
		return file.toByteArray();
	}

}
