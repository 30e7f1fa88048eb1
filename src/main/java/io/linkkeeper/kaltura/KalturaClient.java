package io.linkkeeper.kaltura;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.link.ShortLink;

/** Placeholder until the parts behind it are in. */
public final class KalturaClient implements AutoCloseable {

	public KalturaClient(Account account, ClientSettings settings, Clock clock, Sleeper sleeper) {
	}

	public LinkPage list(LinkFilter filter, LinkOrder order, int pageSize, int pageIndex) {
		throw new UnsupportedOperationException();
	}

	public long count(LinkFilter filter) {
		throw new UnsupportedOperationException();
	}

	public List<ShortLink> listByIds(Collection<String> ids) {
		throw new UnsupportedOperationException();
	}

	public ShortLink get(String id) {
		throw new UnsupportedOperationException();
	}

	public List<CallResult> send(List<LinkCall> calls) {
		throw new UnsupportedOperationException();
	}

	public List<User> listUsers(Collection<String> ids) {
		throw new UnsupportedOperationException();
	}

	public Optional<User> findUser(String id) {
		throw new UnsupportedOperationException();
	}

	public SessionInfo session() {
		throw new UnsupportedOperationException();
	}

	public Instant serverTime() {
		throw new UnsupportedOperationException();
	}

	public RequestStatistics statistics() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() {
	}

}
