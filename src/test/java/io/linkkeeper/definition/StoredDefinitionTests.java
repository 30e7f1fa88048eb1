package io.linkkeeper.definition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.definition.rule.JobType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Definitions stored by earlier releases keep their meaning and their canonical form.
 */
class StoredDefinitionTests {

	private static List<String> storedByEarlierReleases() throws IOException {
		try (InputStream input = Objects
			.requireNonNull(StoredDefinitionTests.class.getResourceAsStream("stored-by-earlier-releases.jsonl"))) {
			return new String(input.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("storedByEarlierReleases")
	void isWrittenAsItWasRead(String stored) {
		JobDefinition definition = JobDefinition.fromJson(stored);
		assertThat(definition.canonicalJson()).isEqualTo(stored.replace(",\"regex\":false", "")
			.replace(",\"maxPercent\"", ",\"maxAdds\":5000,\"maxDeletes\":1000,\"maxPercent\""));
		assertThat(JobDefinition.fromJson(definition.canonicalJson())).isEqualTo(definition);
	}

	@Test
	void everyTypeHasBeenStored() throws IOException {
		assertThat(storedByEarlierReleases()).map(JobDefinition::fromJson)
			.extracting(JobDefinition::type)
			.contains(JobType.values());
	}

}
