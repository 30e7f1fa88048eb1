package io.linkkeeper.kaltura;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.linkkeeper.kaltura.error.AnswerTooLargeException;
import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.kaltura.http.Answer;
import io.linkkeeper.kaltura.http.ApiAction;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Lists links, and rejects a response that violates the requested filter, order or page
 * size.
 */
final class LinkLists {

	/** The server silently reduces larger pages. */
	static final int LARGEST_PAGE = 500;

	private final Reads reads;

	private final LinkReader reader;

	LinkLists(Reads reads, LinkReader reader) {
		this.reads = reads;
		this.reader = reader;
	}

	LinkPage list(LinkFilter filter, @Nullable LinkOrder order, int pageSize, int pageIndex) {
		return this.reads.read(ApiAction.LINK_LIST, parameters(filter, order, pageSize, pageIndex),
				(answer) -> checked(filter, order, pageSize, answer));
	}

	/** Lists links in two parts when they do not fit into the memory at once. */
	List<ShortLink> listByIds(Collection<String> ids) {
		try {
			return listAtOnce(ids);
		}
		catch (AnswerTooLargeException ex) {
			if (ids.size() == 1) {
				throw ex;
			}
			List<String> all = List.copyOf(ids);
			int middle = all.size() / 2;
			return Stream.of(all.subList(0, middle), all.subList(middle, all.size()))
				.flatMap((part) -> listByIds(part).stream())
				.toList();
		}
	}

	private List<ShortLink> listAtOnce(Collection<String> ids) {
		LinkFilter filter = LinkFilter.any().idIn(ids);
		LinkPage page = this.reads.read(ApiAction.LINK_LIST, parameters(filter, null, LARGEST_PAGE, 1),
				(answer) -> complete(checked(filter, null, LARGEST_PAGE, answer)));
		Set<String> asked = Set.copyOf(ids);
		// the server also finds ids that differ in case
		return page.objects().stream().filter((link) -> asked.contains(link.id())).toList();
	}

	private LinkPage checked(LinkFilter filter, @Nullable LinkOrder order, int pageSize, Answer answer) {
		LinkPage page = this.reader.page(answer.json());
		if (page.objects().size() > pageSize) {
			throw ignored("the page size " + pageSize);
		}
		for (ShortLink link : page.objects()) {
			if (!filter.matches(link)) {
				throw ignored("the filter " + filter + ", as it listed the link " + link.id());
			}
		}
		if (order != null && !order.holdsFor(page.objects())) {
			throw ignored("the order " + order.apiName());
		}
		return page;
	}

	private static LinkPage complete(LinkPage page) {
		if (page.totalCount() != page.objects().size()) {
			// the count preceded a change, the selection followed it
			throw UntrustworthyAnswerException.temporary("The server counted " + page.totalCount()
					+ " links with the ids asked for, and listed " + page.objects().size());
		}
		return page;
	}

	private static UntrustworthyAnswerException ignored(String what) {
		return UntrustworthyAnswerException
			.lasting("The server ignored " + what + "; nothing of its answer is used. Is it too old for this client?");
	}

	private static Map<String, Object> parameters(LinkFilter filter, @Nullable LinkOrder order, int pageSize,
			int pageIndex) {
		Map<String, Object> conditions = new LinkedHashMap<>(filter.parameters());
		conditions.put("objectType", "KalturaShortLinkFilter");
		if (order != null) {
			conditions.put("orderBy", order.apiName());
		}
		return Map.of("filter", conditions, "pager", pager(pageSize, pageIndex));
	}

	static Map<String, Object> pager(int pageSize, int pageIndex) {
		if (pageSize < 1 || pageSize > LARGEST_PAGE) {
			throw new IllegalArgumentException("pageSize must be from 1 to " + LARGEST_PAGE + ", not " + pageSize
					+ ": to 0 the server answers with every link");
		}
		if (pageIndex < 1) {
			throw new IllegalArgumentException("pageIndex must be at least 1, not " + pageIndex);
		}
		return Map.of("objectType", "KalturaFilterPager", "pageSize", pageSize, "pageIndex", pageIndex);
	}

}
