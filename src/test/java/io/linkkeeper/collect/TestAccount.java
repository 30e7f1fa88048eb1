package io.linkkeeper.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.linkkeeper.Bench;
import io.linkkeeper.Place;
import io.linkkeeper.SettableClock;
import io.linkkeeper.execution.SubjectReader.Batch;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.Credentials;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.fault.Faults;
import io.linkkeeper.sandbox.server.SandboxAccount;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox's account in the dialect of {@link Bench} and a client that reads it. It is
 * 2026-06-01, 04:15 UTC.
 */
final class TestAccount implements AutoCloseable {

	static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

	private final SettableClock clock = new SettableClock(NOW);

	private final SandboxServer sandbox = SandboxServer
		.start(SandboxOptions.defaults().withDialect(Place.current().dialect()), this.clock);

	private final KalturaClient client = new KalturaClient(
			new Account("default", this.sandbox.serviceUrl(), this.sandbox.partnerId(),
					new Credentials.AdminSecret(this.sandbox.adminSecret()), "admin"),
			ClientSettings.defaults(), this.clock, this.clock::advance);

	KalturaClient client() {
		return this.client;
	}

	SandboxAccount links() {
		return this.sandbox.account();
	}

	Faults faults() {
		return this.sandbox.faults();
	}

	/** Puts links; the n-th is what the function makes of the n-th plain one. */
	void put(int count, Function<Plain, SandboxLink> link) {
		links().putAll(IntStream.range(0, count).mapToObj((i) -> link.apply(new Plain(i))));
	}

	/** Runs something once, when the n-th list call from now on arrives. */
	void beforeList(int number, Runnable action) {
		int[] calls = { 0 };
		faults().before((request) -> {
			if (request.is("shortlink_shortlink.list") && ++calls[0] == number) {
				action.run();
			}
		});
	}

	List<String> ids() {
		return links().links().stream().map(SandboxLink::id).sorted().toList();
	}

	/** Reads on from a position to the end. */
	static List<Batch<ShortLink>> batches(LinkWindowReader reader, @Nullable String position) {
		List<Batch<ShortLink>> batches = new ArrayList<>();
		Batch<ShortLink> batch = reader.read(position);
		while (batch != null) {
			batches.add(batch);
			batch = reader.read(batch.position());
		}
		return batches;
	}

	static List<String> ids(List<Batch<ShortLink>> batches) {
		return batches.stream().flatMap((batch) -> batch.subjects().stream()).map(ShortLink::id).sorted().toList();
	}

	@Override
	public void close() {
		this.client.close();
		this.sandbox.close();
	}

	/**
	 * The n-th link to put: enabled, created yesterday, of one owner.
	 *
	 * @param number counts from 0
	 */
	record Plain(int number) {

		SandboxLink link() {
			return createdAt(YESTERDAY);
		}

		SandboxLink createdAt(Instant createdAt) {
			return SandboxLink
				.enabled("link%05d".formatted(this.number), createdAt, "NAME-" + this.number,
						"https://example.com/" + this.number)
				.withUserId("owner@example.com");
		}

	}

}
