package io.linkkeeper.console.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A style sheet, script or picture. Its address contains the hash of its content, so that
 * browsers keep it for as long as it stays the same.
 *
 * @param name the name of the file
 * @param type the media type
 * @param content the bytes
 * @param hash the hash of the bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record Asset(String name, String type, byte[] content, String hash) {

	private static final String SCRIPT = "text/javascript;charset=utf-8";

	private static final int HASH_DIGITS = 16;

	private static final Map<String, Asset> ALL = Stream
		.of(read("console.css", "text/css;charset=utf-8", "/io/linkkeeper/console/console.css"),
				read("icon.svg", "image/svg+xml", "/io/linkkeeper/console/icon.svg"),
				read("console.js", SCRIPT, "/io/linkkeeper/console/console.js"),
				read("htmx.js", SCRIPT, "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"))
		.collect(Collectors.toMap(Asset::name, Function.identity()));

	static Asset named(String name) {
		return Objects.requireNonNull(ALL.get(name), name);
	}

	static @Nullable Asset find(String hash, String name) {
		Asset asset = ALL.get(name);
		return (asset != null && asset.hash().equals(hash)) ? asset : null;
	}

	private static Asset read(String name, String type, String resource) {
		try (InputStream stream = Objects.requireNonNull(Asset.class.getResourceAsStream(resource), resource)) {
			byte[] content = stream.readAllBytes();
			String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
			return new Asset(name, type, content, hash.substring(0, HASH_DIGITS));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String address() {
		return "/assets/%s/%s".formatted(this.hash, this.name);
	}

}
