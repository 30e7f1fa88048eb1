package io.linkkeeper.run.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;

import io.linkkeeper.TestAt;
import io.linkkeeper.ledger.TestLedger;
import org.junit.jupiter.api.Test;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files of runs in the database.
 */
@TestAt({ GUIDE, POSTGRESQL })
class RunFilesTests {

	private final TestLedger ledger = new TestLedger();

	private final RunFiles files = this.ledger.files();

	private final long run = this.ledger.newRun().id();

	private static byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		new Random(count).nextBytes(bytes);
		return bytes;
	}

	private byte[] read(String name) throws IOException {
		try (InputStream content = this.files.open(this.run, name)) {
			return content.readAllBytes();
		}
	}

	@Test
	void keepsAFileOfManyParts() throws IOException {
		byte[] content = bytes(200_000);
		this.files.store(this.run, "input.csv", new ByteArrayInputStream(content));
		assertThat(read("input.csv")).isEqualTo(content);
	}

	@Test
	void storesAFileInPlaceOfALongerOne() throws IOException {
		this.files.store(this.run, "input.csv", new ByteArrayInputStream(bytes(200_000)));
		this.files.store(this.run, "input.csv", new ByteArrayInputStream(bytes(10)));
		assertThat(read("input.csv")).isEqualTo(bytes(10));
	}

	@Test
	void growsAtItsEnd() throws IOException {
		this.files.append(this.run, "output.csv", bytes(70_000));
		this.files.append(this.run, "output.csv", new byte[] { 1, 2 });
		assertThat(read("output.csv")).hasSize(70_002).startsWith(bytes(70_000)).endsWith(1, 2);
	}

	@Test
	void isEmptyWhenThereIsNone() throws IOException {
		this.files.append(this.run, "other", new byte[] { 1 });
		assertThat(read("input.csv")).isEmpty();
		this.files.delete(this.run, "other");
		assertThat(read("other")).isEmpty();
	}

	@Test
	void forgetsWhatARolledBackTransactionWrote() throws IOException {
		this.ledger.transaction().executeWithoutResult((status) -> {
			this.files.append(this.run, "output.csv", bytes(10));
			status.setRollbackOnly();
		});
		assertThat(read("output.csv")).isEmpty();
	}

}
