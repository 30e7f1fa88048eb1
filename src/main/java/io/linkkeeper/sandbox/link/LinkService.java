package io.linkkeeper.sandbox.link;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.fault.Faults;
import io.linkkeeper.sandbox.session.Action;
import io.linkkeeper.sandbox.store.Store;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** The service {@code shortlink_shortlink}. Thread-safe. */
public final class LinkService implements AutoCloseable {

	private final TargetFetch fetch;

	private final List<Action> actions;

	/**
	 * Creates the service.
	 * @param options which server it behaves like
	 * @param store the account
	 * @param faults the faults of add and list
	 * @param newIds draws ids of new links, called under the store's lock; an id in use
	 * is drawn again
	 * @param beforeLargeAnswer called before an answer without a bound is made, on the
	 * thread that serves the request
	 */
	public LinkService(SandboxOptions options, Store store, Faults faults, Supplier<String> newIds,
			Runnable beforeLargeAnswer) {
		SandboxOptions.Behavior behavior = options.behavior();
		int partnerId = options.account().partnerId();
		this.fetch = new TargetFetch(
				behavior.allowPrivateProxyTargets() ? SystemDefaultDnsResolver.INSTANCE : new ProxyTargets(),
				TargetFetch.TIME_LIMIT, TargetFetch.SIZE_LIMIT);
		this.actions = Stream
			.of(new LinkActions(store, options, faults, newIds).actions(),
					new LinkList(store, behavior.dialect(), partnerId, faults, beforeLargeAnswer).actions(),
					new LinkGoto(store, behavior, this.fetch).actions())
			.flatMap(List::stream)
			.toList();
	}

	public List<Action> actions() {
		return this.actions;
	}

	/** Closes the client of goto. */
	@Override
	public void close() {
		this.fetch.close();
	}

}
