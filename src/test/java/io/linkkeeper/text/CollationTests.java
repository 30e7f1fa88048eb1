package io.linkkeeper.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which texts a server may take as equal.
 */
class CollationTests {

	@ParameterizedTest
	@ValueSource(strings = { "lst-a", "LST-A", "lst-\u00E1", "lst-a\u0301", "LST-\u00C4", "lst-a ", "lst-a   " })
	void caseAccentsAndTrailingSpacesDoNotCount(String same) {
		assertThat(Collation.key(same)).isEqualTo(Collation.key("lst-a"));
		assertThat(Collation.coarseKey(same)).isEqualTo(Collation.coarseKey("lst-a"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "lst-a\t", "lst-a\n", "lst-a\u00A0", "lst-a\u3000", "lst-a\u200B", " lst-a", "\uFEFFlst-a" })
	void otherBlanksCountButMayNotForSomeDatabases(String other) {
		assertThat(Collation.key(other)).isNotEqualTo(Collation.key("lst-a"));
		assertThat(Collation.coarseKey(other)).isEqualTo(Collation.coarseKey("lst-a"));
	}

	@Test
	void formsOfALetterMayBeTheSame() {
		assertThat(Collation.key("Stra\u00DFe")).isEqualTo(Collation.key("strase"));
		assertThat(Collation.coarseKey("Stra\u00DFe")).isEqualTo(Collation.coarseKey("STRASSE"));
		assertThat(Collation.coarseKey("\uFF21\uFB01")).isEqualTo(Collation.coarseKey("afi"));
	}

	@Test
	void otherLettersAreOthers() {
		assertThat(Collation.coarseKey("lst-b")).isNotEqualTo(Collation.coarseKey("lst-a"));
		assertThat(Collation.coarseKey("lst_a")).isNotEqualTo(Collation.coarseKey("lst-a"));
	}

}
