package io.linkkeeper.why;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linkkeeper.account.Accounts;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.RuleContext;
import io.linkkeeper.execution.UndecidedException;
import io.linkkeeper.history.LinkHistory;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.RefusedException;

import org.springframework.stereotype.Component;

/**
 * Explains one link: the current decision of each job and the past changes of runs.
 * Read-only and thread-safe.
 */
@Component
public class LinkExplainer {

	private final Accounts accounts;

	private final LinkHistory history;

	private final Map<JobType, JobFeature> features;

	private final Sleeper sleeper;

	private final Clock clock;

	LinkExplainer(Accounts accounts, LinkHistory history, List<JobFeature> features, Sleeper sleeper, Clock clock) {
		this.accounts = accounts;
		this.history = history;
		this.features = features.stream().collect(Collectors.toMap(JobFeature::type, Function.identity()));
		this.sleeper = sleeper;
		this.clock = clock;
	}

	/**
	 * Explains a link.
	 * @param linkId the id of the link
	 * @param definitions the jobs that decide
	 * @return a row for each job and account, then one for each past change, the oldest
	 * first
	 * @throws RefusedException when the only account is not configured; with several
	 * accounts, the failure is the reason in the rows of its account
	 */
	public List<ExplanationRow> explain(String linkId, Collection<JobDefinition> definitions) {
		List<ExplanationRow> rows = new ArrayList<>();
		Map<String, List<JobDefinition>> byAccount = definitions.stream()
			.flatMap((definition) -> definition.perAccount().stream())
			.collect(Collectors.groupingBy(JobDefinition::account, TreeMap::new, Collectors.toList()));
		byAccount.forEach((account, jobs) -> rows
			.addAll((byAccount.size() > 1) ? explainOneOfMany(account, linkId, jobs) : explain(account, linkId, jobs)));
		this.history.historyOf(linkId).stream().map(LinkExplainer::row).forEach(rows::add);
		return rows;
	}

	private List<ExplanationRow> explainOneOfMany(String account, String linkId, List<JobDefinition> jobs) {
		try {
			return explain(account, linkId, jobs).stream().map((row) -> row.on(account)).toList();
		}
		catch (RefusedException | KalturaException ex) {
			String reason = "Cannot be told: " + ex.getMessage();
			return jobs.stream().map((job) -> ExplanationRow.unchanged(job, reason).on(account)).toList();
		}
	}

	private List<ExplanationRow> explain(String account, String linkId, List<JobDefinition> jobs) {
		try (KalturaClient client = this.accounts.connect(account, this.sleeper)) {
			Optional<ShortLink> link = client.listByIds(List.of(linkId)).stream().findFirst();
			return jobs.stream()
				.map((job) -> link.map((found) -> explain(client, found, job))
					.orElseGet(() -> ExplanationRow.unchanged(job, "The account " + account + " has no such link")))
				.toList();
		}
	}

	private ExplanationRow explain(KalturaClient client, ShortLink link, JobDefinition job) {
		JobFeature feature = this.features.get(job.type());
		if (feature == null) {
			return ExplanationRow.unchanged(job, "changes no link");
		}
		if (!job.select().matches(link)) {
			return ExplanationRow.unchanged(job, "Its `select` does not match this link");
		}
		if (feature.skipsProtected() && job.protect().protects(link)) {
			return ExplanationRow.unchanged(job, "It protects this link");
		}
		RuleContext context = new RuleContext(job, this.accounts.identity(job.account()), this.clock.instant(),
				RuleContext.NO_RUN, client);
		try {
			return row(job, feature.decide(link, context));
		}
		catch (UndecidedException ex) {
			return ExplanationRow.unchanged(job, String.valueOf(ex.getMessage()));
		}
	}

	private static ExplanationRow row(JobDefinition job, Decision decision) {
		if (decision instanceof LinkChange change) {
			return ExplanationRow.changed(job, change);
		}
		return ExplanationRow.unchanged(job,
				(decision instanceof Rejected) ? "would be rejected: " + decision.reason() : decision.reason());
	}

	private static ExplanationRow row(PastChange past) {
		return new ExplanationRow("run %d (%s)".formatted(past.runId(), past.type()), past.change().action().name(),
				past.change().after().describe(), past.state().name(), past.change().reason(), past.settledAt());
	}

}
