package io.linkkeeper.console.frame;

import java.util.List;

import io.linkkeeper.console.frame.Prose.Part;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProseTests {

	@Test
	void tellsCommandsFromText() {
		assertThat(Prose.of("Run 7 waits: `apply 7` does it.").parts()).isEqualTo(
				List.of(new Part("Run 7 waits: ", false), new Part("apply 7", true), new Part(" does it.", false)));
	}

	@Test
	void plainTextIsOnePart() {
		assertThat(Prose.of("Nothing was changed.").parts())
			.isEqualTo(List.of(new Part("Nothing was changed.", false)));
	}

}
