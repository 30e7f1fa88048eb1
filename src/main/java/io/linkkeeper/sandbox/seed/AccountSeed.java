package io.linkkeeper.sandbox.seed;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.linkkeeper.sandbox.SandboxException;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.store.Store;

/**
 * Fills a new account with the links of a CSV file or with generated ones.
 */
public final class AccountSeed {

	private AccountSeed() {
	}

	/**
	 * Fills the account.
	 * @param store a new store
	 * @param options where the links come from
	 * @param now the time of creation for lines without one, and the age of generated
	 * links
	 * @throws SandboxException when the seed file is wrong
	 */
	public static void fill(Store store, SandboxOptions options, Instant now) {
		Path file = options.content().seed();
		store.fill((all) -> {
			if (file != null) {
				try (CsvSeed csv = CsvSeed.open(file, LinkIds.of(options, 0), now)) {
					putAll(csv.links(), all);
				}
			}
			else {
				generate(options, now, all);
			}
			return true;
		});
	}

	/** Puts links, and adds their unknown owners as users. */
	public static void putAll(Stream<SandboxLink> links, Store.Tables all) throws SQLException {
		Map<String, Instant> owners = new HashMap<>();
		all.links().putAll(links.peek((link) -> note(link, owners)).iterator());
		for (Map.Entry<String, Instant> owner : owners.entrySet()) {
			if (all.users().get(owner.getKey()) == null) {
				all.users().put(SandboxUser.active(owner.getKey(), owner.getValue()));
			}
		}
	}

	private static void note(SandboxLink link, Map<String, Instant> owners) {
		String userId = link.userId();
		if (userId != null) {
			owners.putIfAbsent(userId, link.createdAt());
		}
	}

	private static void generate(SandboxOptions options, Instant now, Store.Tables all) throws SQLException {
		SandboxOptions.Content content = options.content();
		AccountGenerator generator = new AccountGenerator(content.links(), now, content.randomSeed(),
				options.behavior().dialect());
		for (SandboxUser user : (content.links() > 0) ? generator.users() : List.<SandboxUser>of()) {
			all.users().put(user);
		}
		putAll(generator.links(), all);
	}

}
