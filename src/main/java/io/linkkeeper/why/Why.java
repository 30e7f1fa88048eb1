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
import io.linkkeeper.definition.JobType;
import io.linkkeeper.execution.Explainer;
import io.linkkeeper.execution.Explanation;
import io.linkkeeper.execution.Inquiry;
import io.linkkeeper.history.LinkHistory;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.http.Sleeper;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.RefusedException;
import org.springframework.stereotype.Component;

/**
 * Explains one link: what each job would do to it now, and what runs did to it before.
 * Changes nothing. Thread-safe.
 */
@Component
public class Why {

	private final Accounts accounts;

	private final LinkHistory history;

	private final Map<JobType, Explainer> explainers;

	private final Sleeper sleeper;

	private final Clock clock;

	Why(Accounts accounts, LinkHistory history, List<Explainer> explainers, Sleeper sleeper, Clock clock) {
		this.accounts = accounts;
		this.history = history;
		this.explainers = explainers.stream().collect(Collectors.toMap(Explainer::type, Function.identity()));
		this.sleeper = sleeper;
		this.clock = clock;
	}

	/**
	 * Explains a link.
	 * @param linkId the link
	 * @param definitions the jobs to ask
	 * @return an answer of each job for each of its accounts, then what runs did, the
	 * oldest first
	 * @throws RefusedException when the only account is not configured; of several, the
	 * rows of that one say so
	 */
	public List<WhyRow> explain(String linkId, Collection<JobDefinition> definitions) {
		List<WhyRow> rows = new ArrayList<>();
		Map<String, List<JobDefinition>> byAccount = definitions.stream()
			.flatMap((definition) -> definition.perAccount().stream())
			.collect(Collectors.groupingBy(JobDefinition::account, TreeMap::new, Collectors.toList()));
		byAccount.forEach((account, jobs) -> rows
			.addAll((byAccount.size() > 1) ? askOneOfMany(account, linkId, jobs) : ask(account, linkId, jobs)));
		this.history.historyOf(linkId).stream().map(Why::row).forEach(rows::add);
		return rows;
	}

	private List<WhyRow> askOneOfMany(String account, String linkId, List<JobDefinition> jobs) {
		try {
			return ask(account, linkId, jobs).stream().map((row) -> row.on(account)).toList();
		}
		catch (RefusedException | KalturaException ex) {
			return jobs.stream()
				.map((job) -> row(job, Explanation.none("Cannot be told: " + ex.getMessage())).on(account))
				.toList();
		}
	}

	private List<WhyRow> ask(String account, String linkId, List<JobDefinition> jobs) {
		try (KalturaClient client = this.accounts.connect(account, this.sleeper)) {
			Optional<ShortLink> link = client.listByIds(List.of(linkId)).stream().findFirst();
			return jobs.stream()
				.map((job) -> row(job,
						link.map((found) -> explain(client, job, found))
							.orElseGet(() -> Explanation.none("The account " + account + " has no such link"))))
				.toList();
		}
	}

	private Explanation explain(KalturaClient client, JobDefinition job, ShortLink link) {
		Explainer explainer = this.explainers.get(job.type());
		if (explainer == null) {
			return Explanation.none("Cannot be told for one link alone; `plan %s` tells for all".formatted(job.name()));
		}
		if (!job.select().matches(link)) {
			return Explanation.none("Its `select` does not match this link");
		}
		if (explainer.heedsProtection() && job.protect().protects(link)) {
			return Explanation.none("It protects this link");
		}
		return explainer
			.explain(new Inquiry(link, job, this.accounts.identity(job.account()), client, this.clock.instant()));
	}

	private static WhyRow row(JobDefinition job, Explanation explanation) {
		LinkChange change = explanation.change();
		return new WhyRow("job " + job.name(), (change != null) ? change.action().name() : null,
				(change != null) ? change.after().describe() : null, null, explanation.reason(), null);
	}

	private static WhyRow row(PastChange past) {
		return new WhyRow("run %d (%s)".formatted(past.runId(), past.type()), past.change().action().name(),
				past.change().after().describe(), past.state().name(), past.change().reason(), past.settledAt());
	}

}
