package io.linkkeeper.launch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.linkkeeper.batch.ClockSkewException;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.KalturaException;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.SessionInfo;
import io.linkkeeper.kaltura.Sleeper;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks whether everything that a run needs is there. Touches no link.
 */
@Component
public class Doctor {

	private final Accounts accounts;

	private final JdbcClient jdbc;

	private final Sleeper sleeper;

	private final Clock clock;

	Doctor(Accounts accounts, JdbcClient jdbc, Sleeper sleeper, Clock clock) {
		this.accounts = accounts;
		this.jdbc = jdbc;
		this.sleeper = sleeper;
		this.clock = clock;
	}

	/**
	 * Examines one account and the database.
	 * @param account the account's name in the configuration
	 * @return what was found, in the order it was looked at; after the first thing of the
	 * API that is wrong, nothing else of it is tried
	 */
	public List<DoctorCheck> examine(String account) {
		List<DoctorCheck> checks = new ArrayList<>();
		checks.add(check("database", this::database));
		checks.add(check("account", () -> ok("account", this.accounts.identity(account).toString())));
		if (checks.get(1).ok()) {
			try (KalturaClient client = this.accounts.connect(account, this.sleeper)) {
				examine(client, checks);
			}
		}
		return checks;
	}

	private void examine(KalturaClient client, List<DoctorCheck> checks) {
		List<Supplier<DoctorCheck>> examinations = List.of(() -> clock(client), () -> credentials(client),
				() -> rights(client));
		List<String> names = List.of("clock", "credentials", "rights");
		for (int i = 0; i < names.size(); i++) {
			DoctorCheck check = check(names.get(i), examinations.get(i));
			checks.add(check);
			if (!check.ok()) {
				return;
			}
		}
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

	private static DoctorCheck credentials(KalturaClient client) {
		SessionInfo session = client.session();
		return new DoctorCheck("credentials", session.isAdmin(), "a session of partner %d until %s%s".formatted(
				session.partnerId(), session.expiresAt(), session.isAdmin() ? "" : "; it must be an admin session"));
	}

	private static DoctorCheck rights(KalturaClient client) {
		return ok("rights", "may list short links: %d in the account".formatted(client.count(LinkFilter.any())));
	}

	private static DoctorCheck ok(String name, String message) {
		return new DoctorCheck(name, true, message);
	}

	private static DoctorCheck check(String name, Supplier<DoctorCheck> examination) {
		try {
			return examination.get();
		}
		catch (RefusedException | KalturaException | DataAccessException ex) {
			return new DoctorCheck(name, false, String.valueOf(ex.getMessage()));
		}
	}

}
