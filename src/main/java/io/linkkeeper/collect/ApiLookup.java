package io.linkkeeper.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.kaltura.FilterValues;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.LinkOrder;
import io.linkkeeper.kaltura.LinkPage;
import io.linkkeeper.kaltura.User;
import io.linkkeeper.kaltura.error.AnswerTooLargeException;
import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.Collation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks links and users up through the API, with as many values per request as it
 * accepts.
 */
public final class ApiLookup implements LinkLookup {

	private static final Logger logger = LoggerFactory.getLogger(ApiLookup.class);

	/** Up to this number users are looked up one by one, which is authoritative. */
	private static final int FEW_USERS = 3;

	private final KalturaClient client;

	private final ParallelLookup parallel;

	/**
	 * Creates look-ups for one account.
	 * @param client the connection to the API
	 */
	public ApiLookup(KalturaClient client) {
		this.client = client;
		this.parallel = new ParallelLookup(client.pool("look-up"));
	}

	@Override
	public List<ShortLink> byIds(Collection<String> ids) {
		return flat(this.parallel.map(FilterValues.inParts(ids), this.client::listByIds));
	}

	@Override
	public List<ShortLink> bySystemName(Collection<String> systemNames) {
		Set<String> names = new HashSet<>(systemNames);
		List<String> listable = names.stream().filter(FilterValues::isListable).toList();
		List<String> others = names.stream().filter((name) -> !FilterValues.isListable(name)).toList();
		List<ShortLink> found = new ArrayList<>(flat(this.parallel.map(FilterValues.inParts(listable), this::named)));
		found.addAll(flat(this.parallel.map(others, (name) -> all(LinkFilter.any().systemNameEqual(name)))));
		Set<String> keys = names.stream().map(Collation::key).collect(Collectors.toSet());
		// names that the server takes as equal may be in several requests
		Map<String, ShortLink> links = new LinkedHashMap<>();
		found.stream()
			.filter((link) -> Collation.isAmong(keys, link.systemName()))
			.forEach((link) -> links.put(link.id(), link));
		return List.copyOf(links.values());
	}

	private List<ShortLink> named(List<String> names) {
		LinkFilter filter = LinkFilter.any().systemNameIn(names);
		if (names.size() == 1) {
			return all(filter);
		}
		try {
			LinkPage page = page(filter);
			if (isWhole(page)) {
				return page.objects();
			}
		}
		catch (AnswerTooLargeException ex) {
			logger.info("Looking fewer names up at a time: " + ex.getMessage());
		}
		int middle = names.size() / 2;
		return Stream
			.concat(named(names.subList(0, middle)).stream(), named(names.subList(middle, names.size())).stream())
			.toList();
	}

	/** Lists up to two pages, one per status, when one page is too small. */
	private List<ShortLink> all(LinkFilter filter) {
		LinkPage page = page(filter);
		return isWhole(page) ? page.objects()
				: Stream.of(LinkStatus.ENABLED, LinkStatus.DISABLED)
					.flatMap((status) -> page(filter.statusEqual(status)).objects().stream())
					.toList();
	}

	private static boolean isWhole(LinkPage page) {
		return page.totalCount() <= page.objects().size();
	}

	private static <T> List<T> flat(List<List<T>> lists) {
		return lists.stream().flatMap(List::stream).toList();
	}

	@Override
	public Map<String, List<ShortLink>> byUniqueIds(Collection<String> uniqueIds) {
		List<String> distinct = uniqueIds.stream().distinct().toList();
		List<List<ShortLink>> found = this.parallel.map(distinct, this::byUniqueId);
		Map<String, List<ShortLink>> links = new HashMap<>();
		for (int i = 0; i < distinct.size(); i++) {
			links.put(distinct.get(i), found.get(i));
		}
		return links;
	}

	private List<ShortLink> byUniqueId(String uniqueId) {
		Set<String> key = Set.of(Collation.key(uniqueId));
		return all(LinkFilter.any().uniqueIdEqual(uniqueId)).stream()
			.filter((link) -> Collation.isAmong(key, link.uniqueId()))
			.toList();
	}

	/** A server without uniqueIds ignores the condition and lists other links. */
	@Override
	public boolean keepsUniqueIds() {
		try {
			return byUniqueId(UUID.randomUUID().toString()).isEmpty() && this.client.count(LinkFilter.any()) > 0;
		}
		catch (UntrustworthyAnswerException ex) {
			logger.info("The server does not seem to support uniqueIds: " + ex.getMessage());
			return false;
		}
	}

	@Override
	public Map<String, String> users(Collection<String> ids) {
		Set<String> asked = new HashSet<>(ids);
		Map<String, String> listed = (asked.size() > FEW_USERS) ? listed(asked) : Map.of();
		Map<String, String> users = new HashMap<>();
		List<String> missing = new ArrayList<>();
		for (String id : asked) {
			String spelled = listed.get(Collation.key(id));
			if (spelled != null) {
				users.put(id, spelled);
			}
			else {
				missing.add(id);
			}
		}
		List<Optional<User>> confirmed = this.parallel.map(missing, this.client::getUser);
		for (int i = 0; i < missing.size(); i++) {
			String id = missing.get(i);
			confirmed.get(i).ifPresent((user) -> users.put(id, user.id()));
		}
		return users;
	}

	/** Maps the form in which the API compares ids to the listed ids. */
	private Map<String, String> listed(Collection<String> ids) {
		List<String> listable = ids.stream().filter(FilterValues::isListable).toList();
		Map<String, String> listed = new HashMap<>();
		flat(this.parallel.map(FilterValues.inParts(listable), this.client::listUsers))
			.forEach((user) -> listed.put(Collation.key(user.id()), user.id()));
		return listed;
	}

	private LinkPage page(LinkFilter filter) {
		return this.client.list(filter, LinkOrder.CREATED_AT_ASCENDING, WindowPass.PAGE_SIZE, 1);
	}

}
