package io.linkkeeper.csvimport.result;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.linkkeeper.definition.rule.ImportSettings.QrFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class QrCodesTests {

	private static final String URL = "https://www.kaltura.com/tiny/";

	private static final int SCALE = 8;

	@TempDir
	private Path folder;

	@Test
	void pixelsAreReadAsTheShortUrl() throws IOException, ReaderException {
		write(QrFormat.PNG);
		assertThat(read(ImageIO.read(this.folder.resolve("67mk41xj.png").toFile()))).isEqualTo(URL + "67mk41xj");
	}

	@Test
	void shapesAreReadAsTheShortUrl() throws IOException, ReaderException {
		write(QrFormat.SVG);
		assertThat(read(drawn(Files.readString(this.folder.resolve("67mk41xj.svg"))))).isEqualTo(URL + "67mk41xj");
	}

	@Test
	void nothingIsDrawnUnasked() throws IOException {
		write(null);
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void namesFilesAfterLinksAsFarAsFileSystemsAllow() throws IOException {
		QrCodes codes = new QrCodes(this.folder, QrFormat.SVG, (id) -> URL + id);
		codes.write("id000001", "SPRING-2026");
		codes.write("id000002", "spring-2026");
		codes.write("id000003", "../Grüße & more");
		codes.write("id000004", "x".repeat(100));
		codes.write("id000005", "");
		assertThat(this.folder.toFile().list()).containsExactlyInAnyOrder("SPRING-2026.svg", "spring-2026-id000002.svg",
				"__Grüße_more.svg", "x".repeat(80) + ".svg", "id000005.svg");
	}

	private void write(QrFormat format) throws IOException {
		new QrCodes(this.folder, format, (id) -> URL + id).write("67mk41xj", "");
	}

	private static BufferedImage drawn(String svg) {
		Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+)").matcher(svg);
		assertThat(box.find()).isTrue();
		int size = Integer.parseInt(box.group(1)) * SCALE;
		BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
		image.createGraphics().fillRect(0, 0, size, size);
		Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg).results().forEach((module) -> {
			java.awt.Graphics2D pen = image.createGraphics();
			pen.setColor(java.awt.Color.BLACK);
			pen.fillRect(Integer.parseInt(module.group(1)) * SCALE, Integer.parseInt(module.group(2)) * SCALE, SCALE,
					SCALE);
		});
		return image;
	}

	private static String read(BufferedImage image) throws ReaderException, NotFoundException {
		int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
		RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
		return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
	}

}
