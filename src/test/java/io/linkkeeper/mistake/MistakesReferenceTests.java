package io.linkkeeper.mistake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

import io.linkkeeper.GeneratedFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page about mistakes lists those that are tried out.
 */
class MistakesReferenceTests {

	private static final String HEAD = """
			# What happens when …

			Mistakes that are easily made, and what comes of each. A test types every one of these commands and compares \
			the whole account before and after: no link is changed but those in the column "Changes". RUN is the run \
			that was started before, and the last column is a part of the message. The exit codes: \
			[exit-codes.md](exit-codes.md).

			| Mistake | Typed | Exit code | Changes | The message names the way out |
			|---|---|---|---|---|
			""";

	@Test
	void describesEachMistake() throws IOException {
		assertThat(Mistakes.all()).hasSizeGreaterThan(30).extracting(Mistake::title).doesNotHaveDuplicates();
		new GeneratedFile(Path.of("docs/reference/mistakes.md"))
			.mustBe(HEAD + Mistakes.all().stream().map(MistakesReferenceTests::row).collect(Collectors.joining()));
	}

	private static String row(Mistake mistake) {
		Mistake.Result result = mistake.result();
		String changes = result.changed().isEmpty() ? "nothing" : result.changed().size() + " planned links";
		return "| %s | `%s` | %d | %s | %s |%n".formatted(mistake.title(), mistake.command(), result.exitCode(),
				changes, result.wayOut());
	}

}
