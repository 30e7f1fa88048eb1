package io.linkkeeper.csvimport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linkkeeper.batch.LinkLookup;
import io.linkkeeper.definition.ImportSettings.Match;
import io.linkkeeper.kaltura.Collation;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.User;
import io.linkkeeper.link.ShortLink;

/**
 * Asks the API, several requests at a time: most of a look-up is waiting. Found owners
 * are remembered for the run, as files name few of them again and again.
 */
final class ApiAccount implements Account {

	private static final int REMEMBERED_OWNERS = 10_000;

	private final KalturaClient client;

	private final LinkLookup lookup;

	private final Match match;

	private final int requestsAtATime;

	/** By the form in which the server compares them. */
	private final Set<String> knownOwners = new HashSet<>();

	ApiAccount(KalturaClient client, LinkLookup lookup, Match match, int requestsAtATime) {
		this.client = client;
		this.lookup = lookup;
		this.match = match;
		this.requestsAtATime = requestsAtATime;
	}

	@Override
	public Map<String, List<ShortLink>> linksOf(Collection<String> keys) {
		return switch (this.match) {
			case SYSTEM_NAME -> byKey(inLists(keys, this.lookup::bySystemName), ShortLink::systemName);
			case ID -> byKey(inLists(keys, this.lookup::byIds), ShortLink::id);
			case UNIQUE_ID -> oneByOne(keys);
		};
	}

	private static Map<String, List<ShortLink>> byKey(List<ShortLink> links, Function<ShortLink, String> key) {
		Map<String, List<ShortLink>> byKey = new HashMap<>();
		links.forEach(
				(link) -> byKey.computeIfAbsent(Objects.requireNonNull(key.apply(link)), (value) -> new ArrayList<>(1))
					.add(link));
		return byKey;
	}

	private Map<String, List<ShortLink>> oneByOne(Collection<String> keys) {
		List<Map.Entry<String, List<ShortLink>>> found = all(List.copyOf(keys),
				(key) -> Map.entry(key, this.lookup.byUniqueId(key)));
		return found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private <T> List<T> inLists(Collection<String> values, Function<Collection<String>, List<T>> request) {
		return all(lists(List.copyOf(values)), request).stream().flatMap(List::stream).toList();
	}

	private static List<List<String>> lists(List<String> values) {
		List<List<String>> lists = new ArrayList<>();
		for (int from = 0; from < values.size(); from += LinkFilter.MOST_VALUES) {
			lists.add(values.subList(from, Math.min(values.size(), from + LinkFilter.MOST_VALUES)));
		}
		return lists;
	}

	private <Q, A> List<A> all(List<? extends Q> questions, Function<Q, A> request) {
		if (questions.size() < 2) {
			return questions.stream().map((question) -> request.apply(question)).toList();
		}
		ExecutorService threads = Executors.newFixedThreadPool(Math.min(this.requestsAtATime, questions.size()));
		try {
			List<CompletableFuture<A>> answers = questions.stream()
				.map((question) -> CompletableFuture.supplyAsync(() -> request.apply(question), threads))
				.toList();
			return answers.stream().map(CompletableFuture::join).toList();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw ex;
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Override
	public Set<String> unknownOwners(Collection<String> userIds) {
		List<String> asked = userIds.stream().filter((id) -> !this.knownOwners.contains(Collation.key(id))).toList();
		Set<String> found = new HashSet<>(this.knownOwners);
		List<String> listable = asked.stream().filter((id) -> !id.contains(",") && !id.startsWith(" ")).toList();
		List<User> users = inLists(listable, this.client::listUsers);
		users.forEach((user) -> found.add(Collation.key(user.id())));
		Set<String> unknown = new HashSet<>();
		// the list comes from an index, so absence from it is only a suspicion
		List<String> missing = asked.stream().filter((id) -> !found.contains(Collation.key(id))).toList();
		List<Boolean> exist = all(missing, this.lookup::isUser);
		for (int i = 0; i < missing.size(); i++) {
			if (exist.get(i)) {
				found.add(Collation.key(missing.get(i)));
			}
			else {
				unknown.add(missing.get(i));
			}
		}
		remember(found);
		return unknown;
	}

	private void remember(Set<String> found) {
		this.knownOwners.clear();
		if (found.size() <= REMEMBERED_OWNERS) {
			this.knownOwners.addAll(found);
		}
	}

}
