package io.linkkeeper.sandbox.request;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.ParameterParser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a multipart body: fields as in a form, and a part named {@code json} with
 * parameters as JSON. Files are ignored: no action accepts one.
 */
final class MultipartDecoder {

	private static final Logger LOG = LoggerFactory.getLogger(MultipartDecoder.class);

	private static final int MAX_PARTS = 10_000;

	private static final int BUFFER = 4096;

	private MultipartDecoder() {
	}

	/**
	 * Decodes a body.
	 * @param contentType the type with its boundary
	 * @param body the bytes
	 * @return the parameters, as far as the body can be read
	 */
	static Parameters decode(String contentType, byte[] body) {
		Parameters parameters = new Parameters();
		String boundary = attribute(contentType, "boundary");
		if (boundary != null && !read(boundary, body, parameters)) {
			LOG.debug("A multipart body breaks off");
		}
		return parameters;
	}

	/** Stops at damage and keeps the parts before it, as PHP does. */
	private static boolean read(String boundary, byte[] body, Parameters parameters) {
		try {
			MultipartStream parts = new MultipartStream(new ByteArrayInputStream(body),
					boundary.getBytes(StandardCharsets.ISO_8859_1), BUFFER + boundary.length(), null);
			boolean more = parts.skipPreamble();
			for (int i = 0; more && i < MAX_PARTS; i++) {
				readPart(parts, parameters);
				more = parts.readBoundary();
			}
			return true;
		}
		catch (IOException | IllegalArgumentException ex) {
			return false;
		}
	}

	private static void readPart(MultipartStream parts, Parameters parameters) throws IOException {
		String disposition = disposition(parts.readHeaders());
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		parts.readBodyData(bytes);
		String name = attribute(disposition, "name");
		if (name == null || attribute(disposition, "filename") != null) {
			return;
		}
		String text = bytes.toString(StandardCharsets.UTF_8);
		if (name.equals("json")) {
			parameters.addAbsent(JsonDecoder.decode(text.strip()));
		}
		else {
			FormDecoder.put(parameters, name, text);
		}
	}

	private static String disposition(String headers) {
		for (String header : headers.split("\r\n")) {
			if (header.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
				return header;
			}
		}
		return "";
	}

	private static @Nullable String attribute(String header, String name) {
		ParameterParser parser = new ParameterParser();
		parser.setLowerCaseNames(true);
		Map<String, String> attributes = parser.parse(header, ';');
		return attributes.get(name);
	}

}
