package io.linkkeeper.csvimport.result;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowWarningsTests {

	@Test
	void warningsAreThoseThatWereAppended() {
		List<String> warnings = List.of("fullUrl has a space; write %20", "name is a URL");
		String reason = RowWarnings.appended("line 7 asks for other values", warnings);
		assertThat(reason).isEqualTo(
				"line 7 asks for other values; warning: fullUrl has a space; write %20;" + " warning: name is a URL");
		assertThat(RowWarnings.in(reason)).isEqualTo(warnings);
		assertThat(RowWarnings.in(RowWarnings.appended("line 7", List.of()))).isEmpty();
	}

}
