package io.linkkeeper.sandbox.server;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.seed.AccountSeed;
import io.linkkeeper.sandbox.store.Store;

/**
 * Direct access to the account of a sandbox, bypassing the API: tests put, change and
 * read links and users. Changes take effect at once and are durable on return, without
 * checks, cascades or new updatedAt. Thread-safe.
 */
public final class SandboxAccount {

	private final Store store;

	SandboxAccount(Store store) {
		this.store = store;
	}

	/**
	 * Adds a link, or replaces the one with its id. An owner not known yet becomes an
	 * active user.
	 * @param link the link
	 */
	public void put(SandboxLink link) {
		putAll(Stream.of(link));
	}

	/**
	 * Adds many links, about a hundred thousand a second.
	 * @param links the links; each adds, or replaces the one with its id
	 */
	public void putAll(Stream<SandboxLink> links) {
		this.store.load((all) -> {
			AccountSeed.putAll(links, all);
			return true;
		});
		this.store.commit();
	}

	/**
	 * Changes a link.
	 * @param id the link's id
	 * @param change returns the changed link
	 * @throws IllegalArgumentException when there is no link with that id
	 */
	public void change(String id, UnaryOperator<SandboxLink> change) {
		this.store.change((all) -> {
			SandboxLink link = all.links().get(id);
			if (link == null) {
				throw new IllegalArgumentException("There is no link " + id);
			}
			all.links().put(change.apply(link));
			return true;
		});
		this.store.commit();
	}

	/**
	 * Removes a link from the store; a deleted link, in contrast, has that status.
	 * @param id the link's id; nothing happens when there is none
	 */
	public void remove(String id) {
		this.store.change((all) -> {
			all.links().remove(id);
			return true;
		});
		this.store.commit();
	}

	/**
	 * A link, deleted ones included.
	 * @param id the link's id
	 * @return the link, or empty when there is none
	 */
	public Optional<SandboxLink> link(String id) {
		return this.store.link(id);
	}

	/**
	 * All links, deleted ones included, by createdAt.
	 * @return the links; all of them in memory, so not for a million
	 */
	public List<SandboxLink> links() {
		return this.store.read((all) -> all.links().all());
	}

	/**
	 * How many links there are, deleted ones included.
	 * @return the count
	 */
	public int linkCount() {
		return this.store.read((all) -> all.links().count());
	}

	/**
	 * Adds a user, or replaces the one with that id.
	 * @param user the user; a deleted one does not change the links
	 */
	public void putUser(SandboxUser user) {
		this.store.change((all) -> {
			all.users().put(user);
			return true;
		});
		this.store.commit();
	}

	/**
	 * Removes a user from the store; the links stay.
	 * @param id the user's id; nothing happens when there is none
	 */
	public void removeUser(String id) {
		this.store.change((all) -> {
			all.users().remove(id);
			return true;
		});
		this.store.commit();
	}

	/**
	 * A user, deleted ones included.
	 * @param id the user's id
	 * @return the user, or empty when there is none
	 */
	public Optional<SandboxUser> user(String id) {
		return this.store.user(id);
	}

	/**
	 * All users, deleted ones included, by id.
	 * @return the users
	 */
	public List<SandboxUser> users() {
		return this.store.read((all) -> all.users().all());
	}

}
