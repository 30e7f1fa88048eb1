package io.linkkeeper.csv;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.linkkeeper.sheet.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files that would hang a reader, fill its memory or make it lose something in silence.
 */
@Timeout(60)
class HostileCsvTests {

	private static final String ROW = "campaign,https://example.com/a/rather/long/path\n";

	private static final int ROWS_OF_50_MB = 50_000_000 / ROW.length();

	@Test
	void unclosedQuoteAtTheEndOfFiftyMegabytes() {
		refuses(BytesSource.repeated("systemName,fullUrl\n", ROW, ROWS_OF_50_MB, "last,\"https://example.com"),
				"links.csv:" + (ROWS_OF_50_MB + 2) + ": a quotation mark is opened here and never closed");
	}

	@Test
	void unclosedQuoteAtTheBeginningOfFiftyMegabytes() {
		refuses(BytesSource.repeated("systemName,fullUrl\nfirst,\"https://example.com\n", ROW, ROWS_OF_50_MB, ""),
				"links.csv:2: the row that begins here has more than 1000 lines;"
						+ " the quotation mark opened in line 2 is probably never closed");
	}

	@Test
	void fieldOfTenMegabytes() {
		refuses(BytesSource.repeated("systemName,fullUrl\na,b\nc,", "0123456789", 1_000_000, "\n"),
				"links.csv:3: the row that begins here has more than 100000 characters");
	}

	@Test
	void headingOfTenMegabytes() {
		refuses(BytesSource.repeated("systemName,", "0123456789", 1_000_000, "\n"),
				"links.csv:1: the row that begins here has more than 100000 characters");
	}

	@Test
	void tenMillionCommas() {
		refuses(BytesSource.repeated("systemName\na", ",,,,,,,,,,", 1_000_000, "\n"),
				"links.csv:2: the row that begins here has more than 100000 characters");
	}

	@Test
	void nulBytes() {
		refuses(BytesSource.of("systemName,fullUrl\na,b\nc,d\0\n"), "links.csv:3: holds a NUL byte");
		refuses(BytesSource.of(new byte[4096]), "links.csv:1: holds a NUL byte");
	}

	@Test
	void latinBytesInUtf8() {
		byte[] good = "systemName,name\na,Grüße\n".getBytes(StandardCharsets.UTF_8);
		byte[] bad = "b,Grüße\n".getBytes(StandardCharsets.ISO_8859_1);
		refuses(BytesSource.of(List.of(good, bad)), "links.csv:3: has bytes that are not UTF-8");
	}

	@Test
	void latinBytesFarDownTheFile() {
		byte[] good = ("systemName,name\n" + "a,Grüße\n".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
		byte[] bad = "b,Grüße\n".getBytes(StandardCharsets.ISO_8859_1);
		refuses(BytesSource.of(List.of(good, bad)), "links.csv:50002: has bytes that are not UTF-8");
	}

	@Test
	void fileCutInTheMiddleOfACharacter() {
		byte[] cut = { 's', 'y', 's', 't', 'e', 'm', 'N', 'a', 'm', 'e', '\n', 'a', (byte) 0xE2, (byte) 0x82 };
		refuses(BytesSource.of(cut), "links.csv:2: has bytes that are not UTF-8");
	}

	@Test
	void halfASurrogatePair() {
		byte[] half = { (byte) 0xFF, (byte) 0xFE, 's', 0, 0x00, (byte) 0xD8, 'a', 0 };
		refuses(BytesSource.of(half), "links.csv:1: has bytes that are not UTF-16LE");
	}

	@Test
	void millionsOfRowsAreReadInLittleMemory() {
		long rows = 0;
		try (TableReader reader = open(BytesSource.repeated("systemName,fullUrl\n", ROW, ROWS_OF_50_MB, ""))) {
			while (reader.read() != null) {
				rows++;
			}
		}
		assertThat(rows).isEqualTo(ROWS_OF_50_MB);
	}

	private static void refuses(CsvSource source, String message) {
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> {
			try (TableReader reader = open(source)) {
				while (reader.read() != null) {
					assertThat(reader.header().has("systemName")).isTrue();
				}
			}
		}).withMessageContaining(message);
	}

	private static TableReader open(CsvSource source) {
		return TableFile.detected(source, HeadingSpec.of(List.of("systemName", "fullUrl", "name"))).open();
	}

}
