package io.linkkeeper.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import io.linkkeeper.account.Accounts;
import io.linkkeeper.collect.ProtectionUse;
import io.linkkeeper.collect.UnrealDates;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.doctor.DoctorCheck.Result;
import io.linkkeeper.execution.ClockSkewException;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.session.SessionInfo;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.notify.outbox.DeliveryCheck;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.text.FailureText;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Diagnoses database, disk, notifications and accounts. Changes no link.
 */
@Component
public class Doctor {

	private final Accounts accounts;

	private final JdbcClient jdbc;

	private final LocalFiles files;

	private final DeliveryCheck deliveries;

	private final Sleeper sleeper;

	private final Clock clock;

	Doctor(Accounts accounts, JdbcClient jdbc, LocalFiles files, DeliveryCheck deliveries, Sleeper sleeper,
			Clock clock) {
		this.accounts = accounts;
		this.jdbc = jdbc;
		this.files = files;
		this.deliveries = deliveries;
		this.sleeper = sleeper;
		this.clock = clock;
	}

	/**
	 * Runs all checks.
	 * @param names the accounts' names in the configuration
	 * @param jobs the jobs whose protection is checked against their accounts
	 * @return the results in order; the checks of an account end at its first failure
	 */
	public List<DoctorCheck> examine(Collection<String> names, Collection<JobDefinition> jobs) {
		List<DoctorCheck> checks = new ArrayList<>();
		checks.add(check("database", this::database));
		checks.addAll(this.files.checks());
		deliveries(checks);
		names.forEach((name) -> examine(name, jobs, checks));
		return checks;
	}

	private void deliveries(List<DoctorCheck> checks) {
		this.deliveries.examine()
			.forEach((state) -> checks.add(new DoctorCheck(state.name(), state.ok(), state.message())));
	}

	private void examine(String name, Collection<JobDefinition> jobs, List<DoctorCheck> checks) {
		DoctorCheck account = check("account", () -> ok("account", this.accounts.identity(name).toString()));
		checks.add(account);
		if (account.ok()) {
			try (KalturaClient client = this.accounts.connect(name, this.sleeper)) {
				if (examine(client, checks)) {
					jobs.stream()
						.filter((job) -> job.accounts().contains(name))
						.forEach((job) -> protection(job, client, checks));
				}
			}
		}
	}

	private boolean examine(KalturaClient client, List<DoctorCheck> checks) {
		Rights rights = new Rights(client);
		List<Supplier<DoctorCheck>> examinations = List.of(() -> check("credentials", () -> credentials(client)),
				() -> check("clock", () -> clock(client)), () -> check("rights", rights::listing),
				() -> check("rights", rights::changing), () -> check("rights", rights::users),
				() -> check("dates", () -> dates(client)));
		for (Supplier<DoctorCheck> examination : examinations) {
			DoctorCheck check = examination.get();
			checks.add(check);
			if (!check.ok()) {
				return false;
			}
		}
		return true;
	}

	/** Reads the links of the account until each entry of the job has matched one. */
	private void protection(JobDefinition job, KalturaClient client, List<DoctorCheck> checks) {
		ProtectionUse use = new ProtectionUse(job.protect());
		if (use.isEmpty()) {
			return;
		}
		checks.add(check("protect", () -> {
			use.lookUp(client);
			use.readAll(client, this.clock.instant());
			return use.unmatched().isEmpty() ? ok("protect", "%s protects what it names".formatted(job.name()))
					: new DoctorCheck("protect", Result.WARN,
							"%s names what protects no link of the account: %s; correct it in its definition"
								.formatted(job.name(), String.join(", ", use.unmatched())));
		}));
	}

	private DoctorCheck database() {
		long runs = this.jdbc.sql("select count(*) from run").query(Long.class).single();
		return ok("database", "holds %d runs".formatted(runs));
	}

	private DoctorCheck clock(KalturaClient client) {
		Duration skew = Duration.between(client.serverTime(), this.clock.instant());
		boolean near = skew.abs().compareTo(ClockSkewException.LARGEST_SKEW) <= 0;
		return new DoctorCheck("clock", near, "%d s from the API's%s".formatted(skew.toSeconds(),
				near ? "" : "; beyond 60 s nothing is written, so set this machine's clock"));
	}

	private static DoctorCheck dates(KalturaClient client) {
		long created = UnrealDates.count(client);
		long expiring = client.count(LinkFilter.any().expiresAtLessThanOrEqual(Instant.EPOCH));
		if (created == 0 && expiring == 0) {
			return ok("dates", "all links have real dates");
		}
		return new DoctorCheck("dates", Result.WARN,
				("%d links were created before 2005 or after now, and are treated like others; %d links expire in 1970 "
						+ "or before, of which goto says that they have expired, and which no job expires")
					.formatted(created, expiring));
	}

	private static DoctorCheck credentials(KalturaClient client) {
		SessionInfo session = client.session();
		if (session.isAdmin() && session.userId().isEmpty()) {
			return new DoctorCheck("credentials", Result.WARN,
					("a session of partner %d until %s without a user: links that are added without a userId have no "
							+ "owner; set KALTURA_USER_ID")
						.formatted(session.partnerId(), session.expiresAt()));
		}
		return new DoctorCheck("credentials", session.isAdmin(), "a session of partner %d until %s%s".formatted(
				session.partnerId(), session.expiresAt(), session.isAdmin() ? "" : "; it must be an admin session"));
	}

	private static DoctorCheck ok(String name, String message) {
		return new DoctorCheck(name, true, message);
	}

	private static DoctorCheck check(String name, Supplier<DoctorCheck> examination) {
		try {
			return examination.get();
		}
		catch (RefusedException | KalturaException ex) {
			return new DoctorCheck(name, false, String.valueOf(ex.getMessage()));
		}
		catch (DataAccessException ex) {
			return new DoctorCheck(name, false, FailureText.of(ex));
		}
	}

}
