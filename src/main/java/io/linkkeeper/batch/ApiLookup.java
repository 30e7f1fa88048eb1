package io.linkkeeper.batch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.LinkOrder;
import io.linkkeeper.kaltura.LinkPage;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;

/**
 * Looks up through the API, as many at once as it takes.
 */
public final class ApiLookup implements LinkLookup {

	/** The server splits lists at commas and loses values with a blank in front. */
	private static final Pattern LISTABLE = Pattern.compile("[^,\\s][^,]*");

	private final KalturaClient client;

	/**
	 * Look-ups for one account.
	 * @param client the connection to the API
	 */
	public ApiLookup(KalturaClient client) {
		this.client = client;
	}

	@Override
	public List<ShortLink> byIds(Collection<String> ids) {
		return inParts(List.copyOf(new HashSet<>(ids))).flatMap((some) -> this.client.listByIds(some).stream())
			.toList();
	}

	@Override
	public List<ShortLink> bySystemName(Collection<String> systemNames) {
		Set<String> names = new HashSet<>(systemNames);
		List<String> listable = names.stream().filter(LISTABLE.asMatchPredicate()).toList();
		List<ShortLink> found = new ArrayList<>();
		inParts(listable).forEach((some) -> found.addAll(named(some)));
		names.stream()
			.filter(LISTABLE.asMatchPredicate().negate())
			.forEach((name) -> found.addAll(page(LinkFilter.any().systemNameEqual(name)).objects()));
		return found.stream().filter((link) -> names.contains(link.systemName())).toList();
	}

	private List<ShortLink> named(List<String> names) {
		LinkFilter filter = LinkFilter.any().systemNameIn(names);
		LinkPage page = page(filter);
		if (page.totalCount() <= page.objects().size()) {
			return page.objects();
		}
		if (names.size() == 1) {
			return Stream.of(LinkStatus.ENABLED, LinkStatus.DISABLED)
				.flatMap((status) -> page(filter.statusEqual(status)).objects().stream())
				.toList();
		}
		int middle = names.size() / 2;
		return Stream
			.concat(named(names.subList(0, middle)).stream(), named(names.subList(middle, names.size())).stream())
			.toList();
	}

	@Override
	public List<ShortLink> byUniqueId(String uniqueId) {
		return page(LinkFilter.any().uniqueIdEqual(uniqueId)).objects();
	}

	@Override
	public boolean isUser(String id) {
		return this.client.findUser(id).isPresent();
	}

	private LinkPage page(LinkFilter filter) {
		return this.client.list(filter, LinkOrder.CREATED_AT_ASCENDING, WindowPass.PAGE_SIZE, 1);
	}

	private static Stream<List<String>> inParts(List<String> values) {
		int parts = (values.size() + LinkFilter.MOST_VALUES - 1) / LinkFilter.MOST_VALUES;
		return Stream.iterate(0, (part) -> part + 1)
			.limit(parts)
			.map((part) -> values.subList(part * LinkFilter.MOST_VALUES,
					Math.min(values.size(), (part + 1) * LinkFilter.MOST_VALUES)));
	}

}
