package io.linkkeeper.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sandbox that is killed while it writes.
 */
@Tag("process")
class KilledSandboxIntegrationTests {

	private static final int WRITERS = 4;

	private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 300;

	/** The links that each writer acknowledged, by what was done to them last. */
	private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

	private final AtomicInteger adds = new AtomicInteger();

	private final CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_KILL);

	@Test
	void everyAcknowledgedWriteSurvives(@TempDir Path data) throws IOException, InterruptedException {
		try (SandboxProcess process = SandboxProcess.start(data, 100, Dialect.GUIDE)) {
			Thread[] writers = new Thread[WRITERS];
			for (int i = 0; i < WRITERS; i++) {
				writers[i] = new Thread(() -> write(process));
				writers[i].start();
			}
			this.enough.await();
			process.kill();
			for (Thread writer : writers) {
				writer.join();
			}
		}
		try (TestSandbox again = TestSandbox.with(SandboxOptions.defaults().withData(data))) {
			assertThat(this.acknowledged.values()).contains("add", "update", "delete");
			assertThat(this.acknowledged).allSatisfy((id, last) -> assertKept(again, id, last));
			assertThat(again.account().linkCount()).isBetween(100 + this.adds.get(), 100 + this.adds.get() + WRITERS);
		}
	}

	/** What was acknowledged, or what its writer was about to do next. */
	private static void assertKept(TestSandbox again, String id, String last) {
		SandboxLink link = again.account().link(id).orElseThrow(() -> new AssertionError(id + " is lost"));
		switch (last) {
			case "add" -> assertThat(link.name()).as(id).isIn(null, "changed");
			case "update" -> assertThat(link.name()).as(id).isEqualTo("changed");
			default -> assertThat(link.status()).as(id).isEqualTo(SandboxLink.Status.DELETED);
		}
	}

	/** Adds links, and changes and deletes some, until the process is gone. */
	private void write(SandboxProcess process) {
		String service = "shortlink_shortlink/action/";
		String ks = "ks=" + process.ks();
		try {
			for (int i = 0; true; i++) {
				String id = process
					.call(service + "add", ks + "&shortLink[systemName]=abc&shortLink[fullUrl]=https://example.com/")
					.replaceAll("\\{\"id\":\"(\\w{8})\".*", "$1");
				this.adds.incrementAndGet();
				acknowledge(id, "add");
				if (i % 3 > 0) {
					process.call(service + "update", ks + "&shortLink[name]=changed&id=" + id);
					acknowledge(id, "update");
				}
				if (i % 3 > 1) {
					process.call(service + "delete", ks + "&id=" + id);
					acknowledge(id, "delete");
				}
			}
		}
		catch (IOException ex) {
			// the process was killed, as it should be
			assertThat(this.enough.getCount()).isZero();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void acknowledge(String id, String what) {
		this.acknowledged.put(id, what);
		this.enough.countDown();
	}

}
