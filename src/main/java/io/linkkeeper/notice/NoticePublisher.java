package io.linkkeeper.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.csv.Delimiter;
import io.linkkeeper.csv.ResultFile;
import io.linkkeeper.definition.rule.NoticeSettings;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.history.HeldLinks;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.notify.Notifications;
import io.linkkeeper.run.file.Folders;
import io.linkkeeper.snapshot.LinkSnapshot;
import io.linkkeeper.text.FailureText;
import org.jspecify.annotations.Nullable;

/**
 * Writes the file of links that expire soon and raises the notifications. Thread-safe.
 */
final class NoticePublisher {

	private static final List<String> TITLES = List.of("userId", "expiresAt", "id", "shortUrl", "systemName", "name",
			"fullUrl", "startsAt");

	private final LinkSnapshot snapshot;

	private final HeldLinks held;

	private final Folders folders;

	private final Notifications notifications;

	private final Clock clock;

	NoticePublisher(LinkSnapshot snapshot, HeldLinks held, Folders folders, Notifications notifications, Clock clock) {
		this.snapshot = snapshot;
		this.held = held;
		this.folders = folders;
		this.notifications = notifications;
		this.clock = clock;
	}

	/**
	 * Publishes the staged links of a run, in the caller's transaction.
	 * @param live the run
	 * @param settings the recipients
	 * @param until the end of the period in which the links expire
	 * @return the outcome, as a sentence without capital letter and full stop
	 */
	String publish(LiveRun live, NoticeSettings settings, Instant until) {
		Digest digest = new Digest(until);
		Path file = write(live, digest, settings);
		if (!digest.isEmpty()) {
			this.notifications.raise(event(live, digest.mailText(file)));
		}
		return "%s; each link: %s".formatted(digest.summary(), file);
	}

	private Path write(LiveRun live, Digest digest, NoticeSettings settings) {
		try {
			Path target = this.folders.resultsOf(live.id()).resolve("notice.csv");
			try (ResultFile csv = ResultFile.begin(target, Delimiter.COMMA)) {
				csv.heading(TITLES);
				writeRows(live, digest, settings, csv);
				live.publish(csv::finish);
			}
			return target;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The notice cannot be written: " + FailureText.of(ex), ex);
		}
	}

	private void writeRows(LiveRun live, Digest digest, NoticeSettings settings, ResultFile csv) {
		Iterator<ShortLink> links = this.snapshot.sorted(live.id(), OwnerLinks.ORDER);
		@Nullable OwnerLinks owner = null;
		while (links.hasNext()) {
			ShortLink link = links.next();
			if (owner == null || !owner.isOwnerOf(link)) {
				endOwner(live, digest, settings, owner);
				owner = new OwnerLinks(link.userId(), live.client()::tinyUrl);
			}
			Instant startsAt = startOf(live, link);
			if (startsAt != null) {
				owner.addStarting(link, startsAt);
				digest.addStarting();
			}
			else {
				owner.addExpiring(link);
				digest.addExpiring();
			}
			csv.row(cells(live, link, startsAt));
		}
		endOwner(live, digest, settings, owner);
	}

	private @Nullable Instant startOf(LiveRun live, ShortLink link) {
		return (link.status() == LinkStatus.DISABLED)
				? this.held.startsOf(live.context().account(), List.of(link)).get(link.id()) : null;
	}

	private void endOwner(LiveRun live, Digest digest, NoticeSettings settings, @Nullable OwnerLinks owner) {
		if (owner != null) {
			String address = settings.mailOwners() ? owner.mailAddress() : null;
			digest.addOwner(owner,
					address != null && this.notifications.mail(event(live, owner.mailText(digest.until())), address));
		}
	}

	private static List<@Nullable String> cells(LiveRun live, ShortLink link, @Nullable Instant startsAt) {
		return Arrays.asList(link.userId(), Objects.toString(link.expiresAt(), null), link.id(),
				live.client().tinyUrl(link.id()), link.systemName(), link.name(), link.fullUrl(),
				Objects.toString(startsAt, null));
	}

	private Event event(LiveRun live, String text) {
		return new Event(EventKind.NOTICE, live.definition().name(), live.id(), live.definition().account(),
				this.clock.instant(), text);
	}

}
