package io.linkkeeper.sandbox.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

import io.linkkeeper.sandbox.SandboxLink;
import org.jspecify.annotations.Nullable;

/**
 * The account's links: rows on disk, found by the index in memory. Works inside the
 * transaction of {@link Store}; callers hold its lock.
 */
public final class LinkStore {

	private static final int BATCH = 1000;

	private final Database database;

	private final UndoLog undoLog;

	private final LinkRows rows;

	private final LinkIndex index;

	LinkStore(Database database, Collation collation, UndoLog undoLog) throws SQLException {
		this.database = database;
		this.undoLog = undoLog;
		this.rows = new LinkRows(database);
		this.index = new LinkIndex(collation);
		this.rows.readAll((link, number) -> this.index.add(number, link));
	}

	@Nullable public SandboxLink get(String id) throws SQLException {
		int number = this.index.number(id);
		return (number >= 0) ? this.rows.get(number) : null;
	}

	/** Whether a link that is not deleted, and was added by then, has that uniqueId. */
	public boolean isTaken(String uniqueId, Instant then) {
		return this.index.isTaken(uniqueId, then);
	}

	public int count() {
		return this.index.count();
	}

	/** Adds the link, or replaces the one with its id. */
	public void put(SandboxLink link) throws SQLException {
		int known = this.index.number(link.id());
		if (known >= 0) {
			replace(known, link);
		}
		else {
			int number = this.index.next();
			this.rows.insert(number, link);
			this.index.add(number, link);
			this.undoLog.add(() -> this.index.remove(number));
		}
	}

	/** Changes every link that matches. */
	public void changeAll(LinkQuery query, UnaryOperator<SandboxLink> change) throws SQLException {
		for (int number : this.index.find(query)) {
			replace(number, change.apply(this.rows.get(number)));
		}
	}

	private void replace(int number, SandboxLink link) throws SQLException {
		this.rows.update(number, link);
		this.index.replace(number, link);
		this.undoLog.add(() -> this.index.replace(number, this.rows.get(number)));
	}

	/** Adds many links, committing in between; a link replaces the one with its id. */
	public void putAll(Iterator<SandboxLink> links) throws SQLException {
		int queued = 0;
		while (links.hasNext()) {
			SandboxLink link = links.next();
			if (this.index.number(link.id()) >= 0) {
				flush(queued);
				queued = 0;
				put(link);
				continue;
			}
			int number = this.index.next();
			this.rows.queueInsert(number, link);
			this.index.add(number, link);
			queued++;
			if (queued == BATCH) {
				flush(queued);
				queued = 0;
			}
		}
		flush(queued);
	}

	public void remove(String id) throws SQLException {
		int number = this.index.number(id);
		if (number >= 0) {
			SandboxLink link = this.rows.get(number);
			this.rows.delete(number);
			this.index.remove(number);
			this.undoLog.add(() -> this.index.add(number, link));
		}
	}

	/** The numbers of all links that match, in the order of the query. */
	public int[] find(LinkQuery query) {
		return this.index.find(query);
	}

	/** The link of a number that was found under the same lock. */
	public SandboxLink get(int number) throws SQLException {
		return this.rows.get(number);
	}

	/** All links, deleted ones included, by createdAt. */
	public List<SandboxLink> all() throws SQLException {
		List<SandboxLink> links = new ArrayList<>();
		for (int number : this.index.find(LinkQuery.all().withStatuses(SandboxLink.Status.values()))) {
			links.add(this.rows.get(number));
		}
		return links;
	}

	private void flush(int queued) throws SQLException {
		if (queued > 0) {
			this.rows.insertQueued();
			this.database.commit();
		}
	}

}
