package io.linkkeeper.link;

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
		assertThat(RowWarnings.without(reason)).isEqualTo("line 7 asks for other values");
		assertThat(RowWarnings.areIn(reason)).isTrue();
		assertThat(RowWarnings.areIn("line 7")).isFalse();
		assertThat(RowWarnings.appended("name is a URL; fullUrl is empty", warnings))
			.isEqualTo("name is a URL; fullUrl is empty; warning: fullUrl has a space; write %20");
		assertThat(RowWarnings.without("line 7")).isEqualTo("line 7");
		assertThat(RowWarnings.in(RowWarnings.appended("line 7", List.of()))).isEmpty();
	}

}
