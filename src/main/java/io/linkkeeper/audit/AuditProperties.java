package io.linkkeeper.audit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties under {@code linkkeeper.audit.*}.
 *
 * @param retain how long housekeeping keeps the audit; never shorter than the runs
 */
@ConfigurationProperties("linkkeeper.audit")
record AuditProperties(@DefaultValue("P1095D") Duration retain) {

	AuditProperties {
		if (retain.isNegative() || retain.isZero()) {
			throw new IllegalArgumentException("linkkeeper.audit.retain must be positive, not " + retain);
		}
	}

}
