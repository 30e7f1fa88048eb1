package io.linkkeeper.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;

import io.linkkeeper.audit.AuditLog;
import io.linkkeeper.audit.AuditRow;
import io.linkkeeper.definition.section.Protection;
import io.linkkeeper.protection.CurrentProtection;
import io.linkkeeper.run.Run;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tells how a plan was decided about, by the guard and by people, and identifies the plan
 * that an approver has seen. Thread-safe.
 */
@Component
public class RunReviews {

	private static final int BYTES_SHOWN = 8;

	private final AuditLog audit;

	private final Function<Run, Protection> protection;

	@Autowired
	RunReviews(AuditLog audit, CurrentProtection protection) {
		this(audit, (run) -> protection.of(run).all());
	}

	/**
	 * Creates the reviews with a source of protection.
	 * @param audit who planned and approved
	 * @param protection returns what the job of a run protects
	 */
	public RunReviews(AuditLog audit, Function<Run, Protection> protection) {
		this.audit = audit;
		this.protection = protection;
	}

	RunDetail.Review of(Run run, ResultSet row) throws SQLException {
		return new RunDetail.Review(run.decision(), run.approvedAt(), row.getString("approval_reason"),
				row.getString("old_reason"), people(run));
	}

	private RunDetail.People people(Run run) {
		return new RunDetail.People(this.audit.creation(run.id()).map(AuditRow::actor).orElse(null),
				(run.approvedAt() != null) ? this.audit.approval(run.id()).map(AuditRow::actor).orElse(null) : null,
				run.waitsForApproval() ? fingerprint(run) : null);
	}

	/**
	 * Returns a value that changes whenever anything changes that the approval of a plan
	 * applies: changes that are left out or put back, what its job protects, the guard's
	 * decision, a newer plan in its place. The planned changes themselves, the definition
	 * and "as of" stay as they were planned.
	 * @param run the current facts of the run
	 * @return the fingerprint, 16 hexadecimal digits
	 */
	public String fingerprint(Run run) {
		Object[] facts = { run.id(), run.spec(), run.progress(), run.decision(), run.supersededBy(), run.approvedAt(),
				this.protection.apply(run) };
		byte[] hash = sha256().digest(Arrays.toString(facts).getBytes(StandardCharsets.UTF_8));
		return HexFormat.of().formatHex(hash, 0, BYTES_SHOWN);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
