package io.linkkeeper.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.linkkeeper.collect.LinkWindowReader;
import io.linkkeeper.collect.ProtectionUse;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.Protection;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.kaltura.FilterValues;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.link.ShortLink;

/**
 * Counts the links that a definition selects and does not protect, the links that its run
 * may change. Conditions that the API cannot evaluate, such as patterns, are evaluated on
 * the links themselves, which are then read. In a large account, a definition that
 * selects every link and protects some by name or id is counted without reading the
 * others, which relies on the API comparing names like its database.
 */
final class AdmittedLinks {

	/** Links that are created meanwhile count, too. */
	private static final Duration MEANWHILE = Duration.ofDays(1);

	/** Up to this number links are read, with some twenty requests. */
	static final int MOST_READ = 10_000;

	private final long runId;

	private final ProgressFeed progress;

	private final KalturaClient client;

	private final JobDefinition definition;

	private final ProtectionUse protectionUse;

	private final Instant until;

	/**
	 * Creates the count of a run.
	 * @param protectionUse is told of each link that is read
	 * @param progress is told how many links are read
	 */
	AdmittedLinks(LiveRun run, ProtectionUse protectionUse, Instant now, ProgressFeed progress) {
		this.runId = run.id();
		this.progress = progress;
		this.client = run.client();
		this.definition = run.definition();
		this.protectionUse = protectionUse;
		this.until = now.plus(MEANWHILE);
	}

	/**
	 * Counts the admitted links.
	 * @return the exact number
	 */
	long count() {
		if (this.definition.select().isEverything() && isListable(this.definition.protect())) {
			long all = this.client.count(LinkFilter.any());
			if (all > MOST_READ) {
				return all - protectedLinks().size();
			}
		}
		LinkFilter selection = CollectSpec.selectionOf(this.definition);
		long count = read(selection, this::isAdmitted, (link) -> {
		});
		if (selection.equals(LinkFilter.any())) {
			this.protectionUse.notedAll();
		}
		return count;
	}

	private boolean isAdmitted(ShortLink link) {
		this.protectionUse.note(link);
		return this.definition.admits(link);
	}

	/** Whether the API can find all links that a protection protects. */
	private static boolean isListable(Protection protection) {
		return protection.userId().isEmpty() && !protection.hasPatterns() && isListable(protection.systemName())
				&& isListable(protection.id());
	}

	private static boolean isListable(List<String> values) {
		return values.size() <= FilterValues.MOST && values.stream().allMatch(FilterValues::isListable);
	}

	/** A link may be protected by its name and by its id. */
	private Set<String> protectedLinks() {
		Protection protection = this.definition.protect();
		Set<String> ids = new HashSet<>();
		if (!protection.systemName().isEmpty()) {
			read(LinkFilter.any().systemNameIn(protection.systemName()), protection::protects,
					(link) -> ids.add(link.id()));
		}
		if (!protection.id().isEmpty()) {
			read(LinkFilter.any().idIn(protection.id()), protection::protects, (link) -> ids.add(link.id()));
		}
		return ids;
	}

	private long read(LinkFilter filter, Predicate<ShortLink> wanted, Consumer<ShortLink> consumer) {
		LinkWindowReader reader = new LinkWindowReader(this.client, List.of(filter), this.until);
		long total = reader.remaining(null);
		long scanned = 0;
		long count = 0;
		SubjectReader.Batch<ShortLink> batch = reader.read(null);
		while (batch != null) {
			scanned += batch.scanned();
			this.progress.publish(this.runId, "guard", scanned, total);
			List<ShortLink> found = batch.subjects().stream().filter(wanted).toList();
			found.forEach(consumer);
			count += found.size();
			batch = reader.read(batch.position());
		}
		return count;
	}

}
