package io.linkkeeper.kaltura.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Answers that share a bounded memory.
 */
class AnswerMemoryTests {

	private final AnswerMemory memory = new AnswerMemory(1_000_000);

	@Test
	void readsAnswersOneAfterTheOther() throws IOException {
		for (int i = 0; i < 3; i++) {
			assertThat(this.memory.read(answer(900_000), Integer.MAX_VALUE)).hasSize(900_000);
		}
	}

	@Test
	void refusesAnAnswerBeyondTheLargest() throws IOException {
		assertThatIOException().isThrownBy(() -> this.memory.read(answer(1001), 1000))
			.withMessage("The answer is larger than 1000 bytes");
		assertThat(this.memory.read(answer(1000), 1000)).hasSize(1000);
	}

	@Test
	void refusesTwoAnswersThatDoNotFitTogether() throws IOException {
		InputStream first = new ByteArrayInputStream(new byte[600_000]) {

			@Override
			public synchronized int read(byte[] into, int from, int length) {
				if (this.pos > 500_000) {
					assertThatIOException()
						.isThrownBy(() -> AnswerMemoryTests.this.memory.read(answer(600_000), Integer.MAX_VALUE))
						.withMessageContaining("fill their share of the memory");
				}
				return super.read(into, from, length);
			}
		};
		assertThat(this.memory.read(first, Integer.MAX_VALUE)).hasSize(600_000);
	}

	private static InputStream answer(int size) {
		return new ByteArrayInputStream(new byte[size]);
	}

}
