package io.linkkeeper.definition.check;

import java.text.ParseException;
import java.util.Date;

import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/**
 * Checks cron expressions with Quartz.
 */
public final class CronSyntax {

	private CronSyntax() {
	}

	/**
	 * Explains why an expression is invalid. Looks for a time from 1970 on, so that a
	 * stored definition does not become invalid over the years.
	 * @param cron the expression
	 * @return the reason as the end of a sentence, or {@code null} when it is valid
	 */
	public static @Nullable String refusal(String cron) {
		try {
			boolean never = new CronExpression(cron.strip()).getNextValidTimeAfter(new Date(0)) == null;
			return never ? "names a time that never comes; correct the day, the month or the year" : null;
		}
		catch (ParseException ex) {
			return "is not a Quartz cron expression: " + ex.getMessage();
		}
	}

}
