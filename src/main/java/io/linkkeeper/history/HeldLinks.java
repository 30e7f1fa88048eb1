package io.linkkeeper.history;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.sql.SqlTime;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Queries for links that are held back until a time. Read-only and thread-safe.
 */
@Repository
public class HeldLinks {

	private static final int LINKS_AT_ONCE = 500;

	/** Without links that a later change enabled, deleted or gave another start. */
	private static final String STARTS = """
			select s.starts_at, s.run_id, s.seq, c.link_id
			from link_start s join link_change c on c.run_id = s.run_id and c.seq = s.seq join run r on r.id = s.run_id
			where s.starts_at >= :from and s.starts_at <= :until
				and (s.starts_at > :from or s.run_id > :run or (s.run_id = :run and s.seq > :seq))
				and r.service_url = :url and r.partner_id = :partner
				and c.state = 'APPLIED' and not c.already_so and c.link_id is not null
				and not exists (
					select 1 from changed_link l join link_change n on n.run_id = l.run_id and n.seq = l.seq
						join run o on o.id = n.run_id
					where l.link_id = c.link_id and o.service_url = r.service_url and o.partner_id = r.partner_id
						and n.state = 'APPLIED' and not n.already_so
						and (n.settled_at > c.settled_at or (n.settled_at = c.settled_at and n.run_id > c.run_id))
						and (n.kind in ('ENABLE', 'DELETE') or n.starts_at is not null or n.starts_before is not null))
			order by s.starts_at, s.run_id, s.seq fetch first %d rows only
			""".formatted(LINKS_AT_ONCE);

	private final JdbcClient jdbc;

	private final LinkHistory history;

	public HeldLinks(JdbcClient jdbc, LinkHistory history) {
		this.jdbc = jdbc;
		this.history = history;
	}

	/**
	 * A link that a change holds back, unless something else changed it since.
	 *
	 * @param startsAt when it is to be enabled
	 * @param runId the run of the change
	 * @param seq the number of the change in its run
	 * @param linkId the link
	 */
	public record Start(Instant startsAt, long runId, long seq, String linkId) {

	}

	/**
	 * Reads a page of the starts in a period, in their order.
	 * @param account the links' account
	 * @param after the last start of the page before, or the first instant of the period
	 * with the numbers 0
	 * @param until the last instant of the period
	 * @return the starts; empty after the last
	 */
	public List<Start> startsAfter(AccountIdentity account, Start after, Instant until) {
		return this.jdbc.sql(STARTS)
			.param("from", SqlTime.of(after.startsAt()), Types.TIMESTAMP_WITH_TIMEZONE)
			.param("until", SqlTime.of(until), Types.TIMESTAMP_WITH_TIMEZONE)
			.param("run", after.runId())
			.param("seq", after.seq())
			.param("url", account.serviceUrl())
			.param("partner", account.partnerId())
			.query((row, number) -> new Start(SqlTime.get(row, "starts_at"), row.getLong("run_id"), row.getLong("seq"),
					row.getString("link_id")))
			.list();
	}

	/**
	 * Tells of links whether they are held back.
	 * @param account the links' account
	 * @param links the current links
	 * @return the answer for each link, in their order
	 */
	public List<Hold> holdsOf(AccountIdentity account, List<ShortLink> links) {
		List<Hold> holds = new ArrayList<>();
		for (int from = 0; from < links.size(); from += LINKS_AT_ONCE) {
			List<ShortLink> some = links.subList(from, Math.min(links.size(), from + LINKS_AT_ONCE));
			Map<String, List<PastChange>> histories = this.history.allChanges(account, disabled(some));
			some.forEach((link) -> holds.add(Hold.of(link, histories.getOrDefault(link.id(), List.of()))));
		}
		return holds;
	}

	private static List<String> disabled(List<ShortLink> links) {
		return links.stream().filter((link) -> link.status() == LinkStatus.DISABLED).map(ShortLink::id).toList();
	}

	/**
	 * Returns when links are to be enabled.
	 * @param account the links' account
	 * @param links the current links
	 * @return the time by id, for each link that is held back
	 */
	public Map<String, Instant> startsOf(AccountIdentity account, List<ShortLink> links) {
		List<Hold> holds = holdsOf(account, links);
		Map<String, Instant> starts = new HashMap<>();
		for (int i = 0; i < holds.size(); i++) {
			@Nullable Instant startsAt = holds.get(i).startsAt();
			if (startsAt != null) {
				starts.put(links.get(i).id(), startsAt);
			}
		}
		return starts;
	}

}
