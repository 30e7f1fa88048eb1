package io.linkkeeper.sandbox.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import io.linkkeeper.sandbox.SandboxException;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxUser;
import org.jspecify.annotations.Nullable;

/**
 * The persistent account, guarded by one lock. Changes are visible at once and survive a
 * killed process once {@link #commit()} has returned. Thread-safe.
 */
public final class Store implements AutoCloseable {

	private final @Nullable DataFolder folder;

	private final Database database;

	private final Tables tables;

	private final UndoLog undoLog = new UndoLog();

	private final ReentrantLock lock = new ReentrantLock(true);

	private final ReentrantLock commitLock = new ReentrantLock();

	private volatile long changes;

	private volatile long committed;

	private Store(@Nullable DataFolder folder, Database database, Collation collation) throws SQLException {
		this.folder = folder;
		this.database = database;
		this.tables = new Tables(new LinkStore(database, collation, this.undoLog),
				new UserStore(database, collation, this.undoLog), new EndedSessions(database, this.undoLog),
				new AppTokenStore(database, this.undoLog));
	}

	/**
	 * Opens the store.
	 * @param path the data folder, or {@code null} for memory only
	 * @param collation how texts are compared
	 * @return the store with the content of the folder
	 * @throws SandboxException when the folder is in use, cannot be written or is damaged
	 */
	public static Store open(@Nullable Path path, Collation collation) {
		DataFolder folder = (path != null) ? DataFolder.hold(path) : null;
		try {
			return new Store(folder, Database.open(folder), collation);
		}
		catch (SQLException ex) {
			if (folder != null) {
				folder.close();
			}
			throw new SandboxException(
					"Cannot open the sandbox's data in " + path + ": its files cannot be used (SQL state "
							+ ex.getSQLState() + "). Delete the folder to begin anew.",
					ex);
		}
	}

	/** Reads under the lock. */
	public <T extends @Nullable Object> T read(Access<T> access) {
		this.lock.lock();
		try {
			return access.on(this.tables);
		}
		catch (SQLException ex) {
			throw new SandboxException("The sandbox's store failed: " + ex.getMessage(), ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** The link with that id, deleted ones included. */
	public Optional<SandboxLink> link(String id) {
		return read((all) -> Optional.ofNullable(all.links().get(id)));
	}

	/** The user with that id, deleted ones included. */
	public Optional<SandboxUser> user(String id) {
		return read((all) -> Optional.ofNullable(all.users().get(id)));
	}

	/** Changes the account atomically: a failed change is rolled back. */
	public <T extends @Nullable Object> T change(Access<T> access) {
		return read((all) -> {
			this.changes = this.changes + 1;
			Savepoint before = this.database.savepoint();
			try {
				T result = access.on(all);
				this.undoLog.clear();
				return result;
			}
			catch (SQLException | RuntimeException ex) {
				this.database.rollback(before);
				this.undoLog.undo();
				throw ex;
			}
		});
	}

	/** Loads many rows, committing in between. */
	public void load(Access<?> loading) {
		read((all) -> {
			this.changes = this.changes + 1;
			loading.on(all);
			this.undoLog.clear();
			this.database.commit();
			return true;
		});
	}

	/** Makes all changes so far durable. Concurrent callers share one commit. */
	public void commit() {
		long wanted = this.changes;
		this.commitLock.lock();
		try {
			if (this.committed < wanted) {
				this.committed = read((all) -> {
					this.database.commit();
					return this.changes;
				});
			}
		}
		finally {
			this.commitLock.unlock();
		}
	}

	/** Whether the account was filled at an earlier start. */
	public boolean isFilled() {
		return this.folder != null && this.folder.isComplete();
	}

	/**
	 * Fills a new account. HSQLDB's log is off meanwhile, which is safe because the next
	 * start removes an account that was not filled completely.
	 */
	public void fill(Access<?> filling) {
		load((all) -> {
			this.database.execute("set files log false");
			filling.on(all);
			this.database.commit();
			this.database.execute("set files log true");
			this.database.execute("checkpoint");
			return true;
		});
		if (this.folder != null) {
			this.folder.markComplete();
		}
	}

	@Override
	public void close() {
		this.lock.lock();
		try (DataFolder last = this.folder) {
			this.database.close();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The tables of the account, valid under the lock.
	 *
	 * @param links the short links
	 * @param users the users
	 * @param endedSessions the sessions that were ended
	 * @param appTokens the application tokens
	 */
	public record Tables(LinkStore links, UserStore users, EndedSessions endedSessions, AppTokenStore appTokens) {

		/** Server behaviour: an unknown owner of a link becomes a user. */
		public void addOwner(String userId, Instant now) throws SQLException {
			SandboxUser known = this.users.get(userId);
			if (known == null || known.status() == SandboxUser.Status.DELETED) {
				addUser(SandboxUser.active(userId, now));
			}
		}

		/**
		 * Adds a user. Server behaviour: a deleted user with that id remains another
		 * user, whose links do not become the new one's but lose their owner.
		 */
		public void addUser(SandboxUser user) throws SQLException {
			if (this.users.get(user.id()) != null) {
				this.links.changeAll(LinkQuery.ownedBy(user.id()).withStatuses(SandboxLink.Status.values()),
						(link) -> link.withUserId(null));
			}
			this.users.put(user);
		}

	}

	/** Code that runs under the lock. */
	@FunctionalInterface
	public interface Access<T extends @Nullable Object> {

		T on(Tables tables) throws SQLException;

	}

}
