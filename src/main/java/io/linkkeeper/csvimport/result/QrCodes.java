package io.linkkeeper.csvimport.result;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

import javax.imageio.ImageIO;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.linkkeeper.definition.rule.ImportSettings.QrFormat;
import io.linkkeeper.files.WholeFile;
import org.jspecify.annotations.Nullable;

/**
 * Draws the QR codes of short URLs, one file for each link, named by its id. A short URL
 * of a link never changes, so a code that is there already stays.
 */
public final class QrCodes {

	/** Modules: the standard asks for as much white around a code. */
	private static final int MARGIN = 4;

	/** Pixels of a module: the whole is about 300 wide. */
	private static final int SCALE = 8;

	private static final int BLACK = 0x000000;

	private static final int WHITE = 0xFFFFFF;

	private final Path folder;

	private final @Nullable QrFormat format;

	private final UnaryOperator<String> tinyUrl;

	/**
	 * Codes in a folder.
	 * @param folder the folder, made when the first code is drawn
	 * @param format the form, or {@code null} to draw none
	 * @param shortUrl gives the short URL of a link
	 */
	public QrCodes(Path folder, @Nullable QrFormat format, UnaryOperator<String> tinyUrl) {
		this.folder = folder;
		this.format = format;
		this.tinyUrl = tinyUrl;
	}

	public void write(String linkId) throws IOException {
		if (this.format == null) {
			return;
		}
		Path file = Files.createDirectories(this.folder).resolve(linkId + "." + this.format.label());
		if (Files.exists(file)) {
			return;
		}
		BitMatrix code = code(this.tinyUrl.apply(linkId));
		try (WholeFile whole = WholeFile.begin(file)) {
			switch (this.format) {
				case PNG -> writePng(code, whole.out());
				case SVG -> whole.out().write(svg(code).getBytes(StandardCharsets.UTF_8));
			}
			whole.finish();
		}
	}

	private static BitMatrix code(String url) throws IOException {
		try {
			// at size 0 the writer makes the smallest code: one bit for each module
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
			throw new IOException("This Java cannot write PNG; say rule.qr: svg");
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
