package io.linkkeeper.engine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;

import io.linkkeeper.guard.DeletesUnconfirmedException;
import io.linkkeeper.text.Display;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeleteConfirmationTests {

	private final DeletesUnconfirmedException refusal = new DeletesUnconfirmedException(373, "Run 5 deletes 373 links");

	private final StringWriter err = new StringWriter();

	private DeleteConfirmation answered(boolean terminal, @Nullable String answer) {
		return new DeleteConfirmation(new Shell(Path.of(""), Clock.systemUTC(), new PrintWriter(new StringWriter()),
				new PrintWriter(this.err), new Display(terminal, false, Display.DEFAULT_WIDTH, ZoneOffset.UTC),
				() -> answer));
	}

	@Test
	void theNumberConfirms() {
		assertThat(answered(true, " 373 ").ask(this.refusal)).isEqualTo(373);
		assertThat(this.err).hasToString("The plan deletes 373 links for good. Type the number to confirm it: ");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "y", "yes", "37", "374", "373 links" })
	void nothingElseConfirms(@Nullable String answer) {
		assertThatExceptionOfType(DeletesUnconfirmedException.class)
			.isThrownBy(() -> answered(true, answer).ask(this.refusal))
			.isSameAs(this.refusal);
	}

	@Test
	void nobodyIsAskedWithoutATerminal() {
		assertThatExceptionOfType(DeletesUnconfirmedException.class)
			.isThrownBy(() -> answered(false, "373").ask(this.refusal));
		assertThat(this.err.toString()).isEmpty();
	}

}
