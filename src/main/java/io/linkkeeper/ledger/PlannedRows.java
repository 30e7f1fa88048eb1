package io.linkkeeper.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.ledger.ChangedLinks.ChangedLink;
import io.linkkeeper.ledger.digest.ChangeDigests;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.RowWarnings;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.StartChange;
import io.linkkeeper.run.CollectCounts;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.Runs;
import io.linkkeeper.sql.SqlText;
import io.linkkeeper.sql.SqlTime;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Inserts planned changes, in the caller's transaction. Thread-safe.
 */
@Component
final class PlannedRows {

	private static final String INSERT = """
			insert into link_change (run_id, seq, link_id, action, before_image, after_image, reason, kind,
				state, execution_id, match_field, witnesses, line, starts_before, starts_at)
			values (?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED', ?, ?, ?, ?, ?, ?)
			""";

	private static final String INSERT_START = "insert into link_start (run_id, seq, starts_at) values (?, ?, ?)";

	private final JdbcTemplate template;

	private final ChangedLinks changedLinks;

	private final ChangeDigests digests;

	private final Runs runs;

	private final InputRows inputRows;

	private final LedgerStatistics statistics;

	PlannedRows(JdbcTemplate template, Runs runs, InputRows inputRows, LedgerStatistics statistics) {
		this.template = template;
		this.changedLinks = new ChangedLinks(template);
		this.digests = new ChangeDigests(template);
		this.runs = runs;
		this.inputRows = inputRows;
		this.statistics = statistics;
	}

	/**
	 * Records the decisions about a batch, its counts and the position after it.
	 */
	void write(long runId, long executionId, CollectedBatch batch) {
		Decisions decisions = batch.decisions();
		List<LinkChangeJson> repeated = new ArrayList<>();
		List<LinkChangeJson> changes = withoutPlanned(runId, decisions.serialized(), repeated);
		insert(runId, executionId, changes);
		long planned = changes.size();
		long scanned = batch.scanned();
		List<Rejected> rejected = Stream.concat(decisions.rejected().stream(), repeated(repeated)).toList();
		this.inputRows.add(runId, rejected, decisions.unchanged());
		decisions.alongside().run();
		this.runs.collected(runId,
				new CollectCounts(scanned, planned, scanned - planned - rejected.size(), rejected.size(),
						warned(changes, rejected, decisions.unchanged())),
				KindCounts.of(changes.stream().map((serialized) -> serialized.change().kind()).toList()), batch.from(),
				batch.position());
		this.statistics.wrote(planned + rejected.size() + decisions.unchanged().size());
	}

	private static long warned(List<LinkChangeJson> changes, List<Rejected> rejected, List<UnchangedRow> unchanged) {
		Stream<@Nullable String> reasons = Stream.concat(
				changes.stream().map((serialized) -> serialized.change().reason()),
				Stream.concat(rejected.stream().map(Rejected::reason), unchanged.stream().map(UnchangedRow::reason)));
		return reasons.filter((reason) -> reason != null && RowWarnings.areIn(reason)).count();
	}

	/**
	 * Leaves out changes of links that the run already has a change for.
	 */
	private List<LinkChangeJson> withoutPlanned(long runId, List<LinkChangeJson> changes,
			List<LinkChangeJson> repeated) {
		Set<String> ids = changes.stream()
			.map(LinkChangeJson::change)
			.filter((change) -> change.before() != null)
			.map((change) -> change.link().id())
			.collect(Collectors.toSet());
		Set<String> planned = this.changedLinks.among(runId, List.copyOf(ids));
		List<LinkChangeJson> unplanned = new ArrayList<>();
		for (LinkChangeJson serialized : changes) {
			boolean first = serialized.before() == null || planned.add(serialized.change().link().id());
			(first ? unplanned : repeated).add(serialized);
		}
		return unplanned;
	}

	/** A link may be read twice; a second input row for one link is rejected. */
	private static Stream<Rejected> repeated(List<LinkChangeJson> changes) {
		return changes.stream()
			.filter((serialized) -> serialized.change().line() != null)
			.map((serialized) -> new Rejected(Objects.requireNonNull(serialized.change().line()), serialized.after(),
					"another row changes the link %s already; which row is meant cannot be told"
						.formatted(serialized.change().link().id())));
	}

	/**
	 * Adds changes to a plan that is being applied, except for links that the run already
	 * has a change for.
	 * @return the number of changes
	 */
	int append(long runId, long executionId, List<LinkChange> changes) {
		List<LinkChangeJson> unplanned = withoutPlanned(runId, changes.stream().map(LinkChangeJson::of).toList(),
				new ArrayList<>());
		insert(runId, executionId, unplanned);
		this.runs.extended(runId,
				KindCounts.of(unplanned.stream().map((serialized) -> serialized.change().kind()).toList()));
		this.statistics.wrote(unplanned.size());
		return unplanned.size();
	}

	private void insert(long runId, long executionId, List<LinkChangeJson> changes) {
		if (!changes.isEmpty()) {
			long first = this.runs.allocateSeqs(runId, changes.size());
			this.template.batchUpdate(INSERT, new NumberedList<>(changes, first), 1000,
					(statement, numbered) -> bind(statement, runId, executionId, numbered));
			this.changedLinks.add(runId, links(changes, first));
			this.digests.add(runId, first, changes.stream().map(LinkChangeJson::change).toList());
			this.template.batchUpdate(INSERT_START, starts(runId, changes, first));
		}
	}

	private static List<Object[]> starts(long runId, List<LinkChangeJson> changes, long first) {
		List<Object[]> starts = new ArrayList<>();
		for (int i = 0; i < changes.size(); i++) {
			StartChange start = changes.get(i).change().start();
			if (start != null && start.after() != null) {
				starts.add(new Object[] { runId, first + i, SqlTime.of(start.after()) });
			}
		}
		return starts;
	}

	private static List<ChangedLink> links(List<LinkChangeJson> changes, long first) {
		List<ChangedLink> links = new ArrayList<>();
		for (int i = 0; i < changes.size(); i++) {
			ShortLink link = changes.get(i).change().before();
			if (link != null) {
				links.add(new ChangedLink(link.id(), first + i));
			}
		}
		return links;
	}

	private static void bind(PreparedStatement statement, long runId, long executionId,
			NumberedList.Item<LinkChangeJson> numbered) throws SQLException {
		LinkChangeJson serialized = numbered.value();
		LinkChange change = serialized.change();
		ShortLink link = change.before();
		String linkId = (link != null) ? link.id() : null;
		statement.setLong(1, runId);
		statement.setLong(2, numbered.number());
		statement.setString(3, linkId);
		statement.setString(4, change.action().name());
		statement.setString(5, serialized.before());
		statement.setString(6, serialized.after());
		statement.setString(7, SqlText.cut(change.reason(), 2000));
		statement.setString(8, change.kind().name());
		statement.setLong(9, executionId);
		LinkField matchField = change.matchField();
		statement.setString(10, (matchField != null) ? matchField.apiName() : null);
		statement.setString(11, serialized.preconditions());
		statement.setObject(12, change.line(), Types.BIGINT);
		StartChange start = change.start();
		statement.setObject(13, (start != null) ? SqlTime.ofNullable(start.before()) : null,
				Types.TIMESTAMP_WITH_TIMEZONE);
		statement.setObject(14, (start != null) ? SqlTime.ofNullable(start.after()) : null,
				Types.TIMESTAMP_WITH_TIMEZONE);
	}

}
