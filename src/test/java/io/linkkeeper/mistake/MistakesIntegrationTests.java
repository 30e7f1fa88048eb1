package io.linkkeeper.mistake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.linkkeeper.cli.CommandLineRun;
import io.linkkeeper.sandbox.SandboxLink;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mistake of an operator changes no wrong link, and ends with a sentence that names the
 * way out.
 */
@Tag("process")
class MistakesIntegrationTests {

	@TempDir
	private Path folder;

	static Stream<Mistake> mistakes() {
		return Mistakes.all().stream();
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void changesNoWrongLinkAndNamesTheWayOut(Mistake mistake) throws Exception {
		try (Desk desk = new Desk(this.folder)) {
			for (Mistake.Step step : mistake.before()) {
				step.happenAt(desk);
			}
			Map<String, SandboxLink> before = desk.links();
			CommandLineRun ended = desk.mistake(mistake.command());
			String said = ended.out() + ended.err();
			assertThat(ended.exitCode()).as("%s: %s", mistake.command(), said).isEqualTo(mistake.result().exitCode());
			assertThat(said).contains(desk.withRun(mistake.result().wayOut())).doesNotContain("\tat ");
			assertThat(changed(before, desk.links())).containsExactlyElementsOf(mistake.result().changed());
		}
	}

	private static List<String> changed(Map<String, SandboxLink> before, Map<String, SandboxLink> after) {
		return Stream.concat(before.keySet().stream(), after.keySet().stream())
			.distinct()
			.filter((id) -> !java.util.Objects.equals(before.get(id), after.get(id)))
			.sorted()
			.toList();
	}

}
