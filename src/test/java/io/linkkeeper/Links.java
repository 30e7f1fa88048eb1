package io.linkkeeper;

import java.time.Instant;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Links and changes for tests.
 */
public final class Links {

	public static final Instant CREATED_AT = Instant.parse("2026-01-01T00:00:00Z");

	public static final Instant UPDATED_AT = Instant.parse("2026-02-01T00:00:00Z");

	private Links() {
	}

	/** An enabled link that never expires. */
	public static ShortLink link(String id) {
		return link(id, LinkStatus.ENABLED, null, UPDATED_AT);
	}

	public static ShortLink link(String id, LinkStatus status, @Nullable Instant expiresAt, Instant updatedAt) {
		return new ShortLink(id, CREATED_AT, updatedAt,
				new ShortLink.TextFields("owner@example.com", "NAME-" + id, null, "https://example.com/" + id, null),
				status, expiresAt);
	}

	/** The same link with another status, changed just after {@link #UPDATED_AT}. */
	public static ShortLink withStatus(ShortLink link, LinkStatus status) {
		return new ShortLink(link.id(), link.createdAt(), UPDATED_AT.plusSeconds(1),
				new ShortLink.TextFields(link.userId(), link.systemName(), link.name(), link.fullUrl(),
						link.uniqueId()),
				status, link.expiresAt());
	}

	/** The same link with another name, changed just after {@link #UPDATED_AT}. */
	public static ShortLink withName(ShortLink link, String name) {
		return new ShortLink(link.id(), link.createdAt(), UPDATED_AT.plusSeconds(1),
				new ShortLink.TextFields(link.userId(), link.systemName(), name, link.fullUrl(), link.uniqueId()),
				link.status(), link.expiresAt());
	}

	/** The same link with a uniqueId. */
	public static ShortLink withUniqueId(ShortLink link, String uniqueId) {
		return new ShortLink(link.id(), link.createdAt(), link.updatedAt(),
				new ShortLink.TextFields(link.userId(), link.systemName(), link.name(), link.fullUrl(), uniqueId),
				link.status(), link.expiresAt());
	}

	public static LinkChange disable(ShortLink link) {
		return LinkChange.update(link, LinkFields.status(LinkStatus.DISABLED), "expired on a day");
	}

	public static LinkChange delete(ShortLink link) {
		return LinkChange.delete(link, "expired on a day");
	}

	/** The first row of run 1, claimed. */
	public static LedgerRow row(LinkChange change) {
		return row(1, change);
	}

	public static LedgerRow row(long seq, LinkChange change) {
		return row(seq, change, 1);
	}

	public static LedgerRow row(long seq, LinkChange change, int attempt) {
		ShortLink link = change.before();
		return new LedgerRow(1, seq, (link != null) ? link.id() : null, change, ChangeState.SENT,
				new LedgerRow.Attempt(attempt, 1, null, null));
	}

}
