package io.linkkeeper.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sandbox that is killed while it writes.
 */
class KilledSandboxIntegrationTests {

	private static final int WRITERS = 4;

	private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 200;

	@Test
	void everyAcknowledgedWriteSurvives(@TempDir Path data) throws IOException, InterruptedException {
		Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
		CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_KILL);
		try (SandboxProcess process = SandboxProcess.start(data, 100, Dialect.GUIDE)) {
			Thread[] writers = new Thread[WRITERS];
			for (int i = 0; i < WRITERS; i++) {
				writers[i] = new Thread(() -> write(process, acknowledged, enough));
				writers[i].start();
			}
			enough.await();
			process.kill();
			for (Thread writer : writers) {
				writer.join();
			}
		}
		try (TestSandbox again = TestSandbox.with(SandboxOptions.defaults().withData(data))) {
			assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL)
				.allSatisfy((id) -> assertThat(again.account().link(id)).as(id).isPresent());
			assertThat(again.account().linkCount()).isBetween(100 + acknowledged.size(),
					100 + acknowledged.size() + WRITERS);
		}
	}

	/** Adds links until the process is gone. */
	private static void write(SandboxProcess process, Queue<String> acknowledged, CountDownLatch enough) {
		String link = "ks=" + process.ks() + "&shortLink[systemName]=abc&shortLink[fullUrl]=https://example.com/";
		try {
			while (true) {
				String answer = process.call("shortlink_shortlink/action/add", link);
				acknowledged.add(answer.replaceAll("\\{\"id\":\"(\\w{8})\".*", "$1"));
				enough.countDown();
			}
		}
		catch (IOException ex) {
			// the process was killed, as it should be
			assertThat(enough.getCount()).isZero();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
