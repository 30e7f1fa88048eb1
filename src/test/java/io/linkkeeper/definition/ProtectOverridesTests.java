package io.linkkeeper.definition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.linkkeeper.definition.section.Protection;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Overrides of what a definition protects: they add to it and take nothing away.
 */
class ProtectOverridesTests {

	private static final String FILE = """
			name: a
			type: expire
			select: { systemName: ["A*"], protect: { systemName: ["VIP-*"], userId: [boss] } }
			""";

	@TempDir
	private Path folder;

	private JobDefinition read(String file, Map<String, String> overrides) throws IOException {
		return new DefinitionReader().read(Files.writeString(this.folder.resolve("a.yml"), file), overrides);
	}

	private Protection protection(String key, String value) throws IOException {
		return read(FILE, Map.of(key, value)).protect();
	}

	@Test
	void addToTheList() throws IOException {
		Protection protection = protection("select.protect.systemName", "[PROMO-*, 'VIP-*']");
		assertThat(protection.systemName()).containsExactly("VIP-*", "PROMO-*", "KMC-PREVIEW");
		assertThat(protection.userId()).containsExactly("boss");
	}

	@Test
	void addToEveryListAtOnce() throws IOException {
		Protection protection = protection("select.protect", "{systemName: [PROMO-*], id: [x1]}");
		assertThat(protection.systemName()).containsExactly("VIP-*", "PROMO-*", "KMC-PREVIEW");
		assertThat(protection.userId()).containsExactly("boss");
		assertThat(protection.id()).containsExactly("x1");
	}

	@Test
	void ofTheSelectionKeepTheProtection() throws IOException {
		JobDefinition definition = read(FILE, Map.of("select", "{systemName: ['B*']}"));
		assertThat(definition.select().systemName()).containsExactly("B*");
		assertThat(definition.protect().systemName()).containsExactly("VIP-*", "KMC-PREVIEW");
		assertThat(protection("select.protect", "{}").userId()).containsExactly("boss");
	}

	@Test
	void protectWhereTheFileProtectsNothing() throws IOException {
		assertThat(read("name: a\ntype: expire\n", Map.of("select.protect.id", "[x1]")).protect().id())
			.containsExactly("x1");
	}

	@Test
	void keepTheDefaultsThatTheFileChose() throws IOException {
		String file = FILE.replace("select: {", "select: { protectDefaults: false,");
		assertThat(read(file, Map.of("select", "{systemName: ['B*']}")).protect().systemName())
			.containsExactly("VIP-*");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			select.protectDefaults   | false
			select.protectDefaults   | true
			select                   | {protectDefaults: false}
			select                   | {"protectDefaults": false, systemName: ['B*']}
			select.protect.systemName| []
			select.protect           | {systemName: []}
			select.protect           | {systemName: [X], userId: []}
			select                   | {protect: {systemName: []}}
			""")
	void takeNothingAway(String key, String value) {
		assertThatExceptionOfType(InvalidDefinitionException.class).isThrownBy(() -> protection(key, value))
			.withMessageStartingWith("-p " + key + ": ")
			.withMessageEndingWith("for one run; edit the definition");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			select                    | null
			select                    | none
			select.protect            | null
			select.protect            | []
			select.protect.systemName | null
			select.protect.systemName | ~
			select.protect.systemName | VIP
			select.protectdefaults    | false
			select.protect.SystemName | [X]
			Select                    | {}
			""")
	void ofAnotherFormAreRefused(String key, String value) {
		assertThatExceptionOfType(InvalidDefinitionException.class).isThrownBy(() -> protection(key, value));
	}

}
