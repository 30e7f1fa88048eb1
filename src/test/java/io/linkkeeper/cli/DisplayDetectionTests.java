package io.linkkeeper.cli;

import java.time.ZoneId;
import java.util.Map;

import io.linkkeeper.text.Display;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The display of a process without a terminal.
 */
class DisplayDetectionTests {

	private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

	@Test
	void isAFileWithoutColors() {
		assertThat(DisplayDetection.detect((name) -> null, ZONE)).isEqualTo(Display.file(ZONE));
	}

	@ParameterizedTest
	@CsvSource({ "80, 80", "250, 250", "7, 40" })
	void isAsWideAsColumnsSays(String columns, int width) {
		assertThat(DisplayDetection.detect(Map.of(DisplayDetection.WIDTH, columns)::get, ZONE).width())
			.isEqualTo(width);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "-80", "wide", "80x24", "99999999999" })
	void ignoresColumnsThatAreNoWidth(String columns) {
		assertThat(DisplayDetection.detect(Map.of(DisplayDetection.WIDTH, columns)::get, ZONE).width())
			.isEqualTo(Display.DEFAULT_WIDTH);
	}

}
