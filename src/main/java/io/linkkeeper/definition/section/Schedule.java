package io.linkkeeper.definition.section;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.CronSyntax;
import io.linkkeeper.definition.check.Durations;
import io.linkkeeper.definition.check.Form;
import io.linkkeeper.definition.check.KeyCheck;
import io.linkkeeper.definition.check.Syntax;

/**
 * The schedule of a job.
 *
 * @param cron a Quartz cron expression of six or seven fields
 * @param zone the time zone of the expression
 * @param misfire the misfire instruction
 * @param lateness how late a missed firing may still start a run
 * @param onCrash the treatment of a run that did not end
 */
@JsonClassDescription("When the job starts by schedule. Without it, it is started by command only.")
public record Schedule(
		@JsonProperty(required = true) @Form(title = "a Quartz cron expression",
				description = "Six or seven fields: second minute hour day-of-month month day-of-week [year], such as"
						+ " \"0 15 4 * * ?\".",
				pattern = "^\\s*[0-9A-Za-z*?,/#-]+(\\s+[0-9A-Za-z*?,/#-]+){5,6}\\s*$",
				syntax = Syntax.CRON) String cron,
		@JsonProperty(defaultValue = Schedule.DEFAULT_ZONE) @JsonPropertyDescription("The time zone of the cron"
				+ " expression, such as Europe/Berlin.") ZoneId zone,
		@JsonProperty(defaultValue = "fire-once") @JsonPropertyDescription("What happens to a start that was missed:"
				+ " one late run, or none.") MisfireInstruction misfire,
		@JsonProperty(defaultValue = Schedule.DEFAULT_LATENESS) @JsonPropertyDescription("How late a missed start may"
				+ " still happen.") Duration lateness,
		@JsonProperty(defaultValue = "restart") @JsonPropertyDescription("What happens to a run that did not come to"
				+ " its end, because its process died or was stopped: it is restarted, or waits for an"
				+ " operator.") OnCrash onCrash) {

	/** UTC, which has no daylight saving time. */
	static final String DEFAULT_ZONE = "UTC";

	/** Six hours: a nightly run may be late, but does not start in the working day. */
	static final String DEFAULT_LATENESS = "PT6H";

	public Schedule {
		cron = cron.strip();
		String refusal = CronSyntax.refusal(cron);
		new KeyCheck().refuse(refusal != null, "cron", "\"" + cron + "\" " + refusal).verify();
		Objects.requireNonNull(zone, "zone");
		Objects.requireNonNull(misfire, "misfire");
		Objects.requireNonNull(onCrash, "onCrash");
		Durations.requireReasonable("lateness", lateness);
	}

}
