package io.linkkeeper.jar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.fault.Faults;
import io.linkkeeper.sandbox.server.SandboxServer;

/**
 * An account in a sandbox that this process serves, by the real time, since the worker is
 * another process.
 */
final class Account implements AutoCloseable {

	/** Of no sandbox that a worker starts by itself. */
	static final String SECRET = "5eacd83f0b1c4e3797d9a4f1e2b3c4d5";

	private static final String UPDATE = "shortlink_shortlink.update";

	private final Clock clock = Clock.systemUTC();

	private final SandboxServer server = SandboxServer
		.start(SandboxOptions.defaults().withAccount(SandboxOptions.DEFAULT_PARTNER_ID, SECRET), this.clock);

	/** An account with links that have expired, and twice as many that have not. */
	static Account withExpired(int count) {
		Account account = new Account();
		account.server.account()
			.putAll(IntStream.range(0, count)
				.mapToObj((i) -> account.link("gone%05d".formatted(i), i)
					.withExpiresAt(account.now().minus(Duration.ofDays(3)))));
		account.server.account()
			.putAll(IntStream.range(0, 2 * count).mapToObj((i) -> account.link("stay%05d".formatted(i), i)));
		return account;
	}

	private SandboxLink link(String id, int number) {
		Instant createdAt = now().minus(Duration.ofDays(90)).plusSeconds(number);
		return SandboxLink.enabled(id, createdAt, "NAME-" + id, "https://example.com/" + id)
			.withUserId("owner@example.com");
	}

	private Instant now() {
		return this.clock.instant();
	}

	SandboxServer server() {
		return this.server;
	}

	Faults faults() {
		return this.server.faults();
	}

	List<String> idsOf(Status status) {
		return this.server.account()
			.links()
			.stream()
			.filter((link) -> link.status() == status)
			.map(SandboxLink::id)
			.toList();
	}

	/** How many updates arrived, each item of a multirequest being one. */
	long updates() {
		return this.server.requests().received(UPDATE);
	}

	/** How many updates took effect. */
	long carriedOut() {
		return this.server.requests().effective(UPDATE);
	}

	/** A gate before the updates from a number on. */
	Gate gateBeforeUpdate(long number) {
		Gate gate = Gate.closedTo((request) -> request.is(UPDATE) && request.number() >= number);
		faults().before(gate);
		return gate;
	}

	/** A gate between the effect of an update and its answer. */
	Gate gateAfterUpdate(long number) {
		Gate gate = Gate.closedTo((request) -> request.is(UPDATE) && request.number() >= number);
		faults().after(gate);
		return gate;
	}

	/** A gate before the first reading of links with a status. */
	Gate gateBeforeListing(Status status) {
		String code = String.valueOf(status.ordinal() + 1);
		Gate gate = Gate.closedTo((request) -> request.is("shortlink_shortlink.list")
				&& code.equals(request.parameters().get("filter[statusEqual]")));
		faults().before(gate);
		return gate;
	}

	@Override
	public void close() {
		this.server.close();
	}

}
