package io.linkkeeper.csvimport.result;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.linkkeeper.definition.rule.ImportSettings.QrFormat;
import io.linkkeeper.files.AtomicFile;
import io.linkkeeper.files.OwnerOnly;
import io.linkkeeper.text.Blanks;
import org.jspecify.annotations.Nullable;

/**
 * Writes QR codes of short URLs, one file per link, named by its systemName as far as
 * file systems allow, or by its id. Links in the same order give the same names. An
 * existing file is kept, because the short URL of a link never changes. Not thread-safe.
 */
public final class QrCodes {

	/** The quiet zone around the code, in modules, as the standard requires. */
	private static final int MARGIN = 4;

	/** Pixels per module; the image is about 300 pixels wide. */
	private static final int SCALE = 8;

	private static final int BLACK = 0x000000;

	private static final int WHITE = 0xFFFFFF;

	private static final int LONGEST_NAME = 80;

	private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N}._-]+|^\\.+");

	private final Path folder;

	/** The names of files that links have got, in lower case. */
	private final Set<String> names = new HashSet<>();

	private final @Nullable QrFormat format;

	private final UnaryOperator<String> tinyUrl;

	/**
	 * Creates a writer for one folder.
	 * @param folder the folder, created with the first code
	 * @param format the image format, or {@code null} to write no codes
	 * @param tinyUrl returns the short URL of a link id
	 */
	public QrCodes(Path folder, @Nullable QrFormat format, UnaryOperator<String> tinyUrl) {
		this.folder = folder;
		this.format = format;
		this.tinyUrl = tinyUrl;
	}

	/**
	 * Writes the code of a link, unless its file exists.
	 * @param linkId the id of the link
	 * @param systemName its systemName, or an empty text
	 * @throws IOException when the file cannot be written
	 */
	public void write(String linkId, String systemName) throws IOException {
		if (this.format == null) {
			return;
		}
		Path file = OwnerOnly.createFolders(this.folder).resolve(name(linkId, systemName) + "." + this.format.label());
		if (Files.exists(file)) {
			return;
		}
		BitMatrix code = code(this.tinyUrl.apply(linkId));
		try (AtomicFile whole = AtomicFile.begin(file)) {
			switch (this.format) {
				case PNG -> writePng(code, whole.out());
				case SVG -> whole.out().write(svg(code).getBytes(StandardCharsets.UTF_8));
			}
			whole.finish();
		}
	}

	private String name(String linkId, String systemName) {
		String safe = UNSAFE.matcher(Blanks.strip(systemName)).replaceAll("_");
		String name = (safe.length() <= LONGEST_NAME) ? safe : safe.substring(0, LONGEST_NAME);
		if (!name.isEmpty() && this.names.add(name.toLowerCase(Locale.ROOT))) {
			return name;
		}
		String unique = name.isEmpty() ? linkId : name + "-" + linkId;
		this.names.add(unique.toLowerCase(Locale.ROOT));
		return unique;
	}

	private static BitMatrix code(String url) throws IOException {
		try {
			// size 0 gives the smallest code: one bit per module
			return new QRCodeWriter().encode(url, BarcodeFormat.QR_CODE, 0, 0,
					Map.of(EncodeHintType.MARGIN, MARGIN, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
		}
		catch (WriterException ex) {
			throw new IOException("No QR code can be made of " + url, ex);
		}
	}

	private static void writePng(BitMatrix code, OutputStream out) throws IOException {
		BufferedImage image = new BufferedImage(code.getWidth() * SCALE, code.getHeight() * SCALE,
				BufferedImage.TYPE_BYTE_BINARY);
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				image.setRGB(x, y, code.get(x / SCALE, y / SCALE) ? BLACK : WHITE);
			}
		}
		if (!ImageIO.write(image, QrFormat.PNG.label(), out)) {
			throw new IOException("This Java runtime cannot write PNG; set rule.qr: svg");
		}
	}

	private static String svg(BitMatrix code) {
		int size = code.getWidth();
		StringBuilder path = new StringBuilder();
		for (int y = 0; y < size; y++) {
			for (int x = 0; x < size; x++) {
				if (code.get(x, y)) {
					path.append("M%d %dh1v1h-1z".formatted(x, y));
				}
			}
		}
		return """
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">
				<rect width="%1$d" height="%1$d" fill="#fff"/>
				<path d="%2$s" fill="#000"/>
				</svg>
				""".formatted(size, path);
	}

}
