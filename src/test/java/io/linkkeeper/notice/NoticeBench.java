package io.linkkeeper.notice;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.Bench;
import io.linkkeeper.TestWorker;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.jspecify.annotations.Nullable;

/**
 * An account, and a worker whose mail server cannot be reached, so that what it tells
 * stays in the outbox. It is 2026-06-01, 04:15 UTC.
 */
final class NoticeBench {

	static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	private final Bench bench;

	NoticeBench(Bench bench) {
		this.bench = bench;
	}

	static JobDefinition notice(String... parts) {
		StringBuilder json = new StringBuilder("{\"name\":\"notice-links\",\"type\":\"notice\"");
		for (String part : parts) {
			json.append(',').append(part);
		}
		return JobDefinition.fromJson(json.append('}').toString());
	}

	/** Within two weeks, each owner too. */
	static JobDefinition toOwners() {
		return notice("\"rule\":{\"within\":\"P14D\",\"mailOwners\":true}");
	}

	/** With a mail server that nobody reaches, so that all mails stay in the outbox. */
	static TestWorker.Builder withMail(TestWorker.Builder worker) {
		return worker.property("linkkeeper.notify.mail-host", "127.0.0.1")
			.property("linkkeeper.notify.mail-port", "1")
			.property("linkkeeper.notify.mail-to", "ops@example.com");
	}

	Path results() {
		return this.bench.folder().resolve("results");
	}

	SandboxServer sandbox() {
		return this.bench.sandbox();
	}

	SandboxLink put(String id, @Nullable String owner, @Nullable Instant expiresAt) {
		SandboxLink link = SandboxLink
			.enabled(id, NOW.minus(Duration.ofDays(90)), "NAME-" + id, "https://example.com/" + id)
			.withUserId(owner)
			.withExpiresAt(expiresAt);
		sandbox().account().put(link);
		return link;
	}

	String tinyUrl(String id) {
		return sandbox().serviceUrl().toString().replace("/api_v3", "/tiny/") + id;
	}

}
