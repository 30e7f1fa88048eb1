package io.linkkeeper.notify.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.linkkeeper.history.RunState;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.output.words.FieldChange;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.text.CellText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reports as a person reads them.
 */
class ReportTextTests {

	private static final String PATH = "/embed/" + "x".repeat(300);

	private static final Event EVENT = new Event(EventKind.GUARD, "expire-links", 5L, "default",
			Instant.parse("2026-06-01T04:15:00Z"), "run 5 of expire-links: stopped by the guard");

	private static final LinkExample DELETE = new LinkExample(ChangeKind.DELETE, "PROMO-1", "/tiny/qhb2fnmd",
			ChangeState.PLANNED, List.of(new FieldChange(LinkField.STATUS, "1", "3", false)),
			"disabled since 2026-04-01T04:15:00Z by run 3, longer than P30D; the link is as that run left it");

	private static final LinkExample CHANGE = new LinkExample(ChangeKind.CHANGE, null, "/tiny/tq61bbv6",
			ChangeState.FAILED,
			List.of(new FieldChange(LinkField.FULL_URL, "https://old.example.com" + PATH,
					"https://new.example.com" + PATH, false),
					new FieldChange(LinkField.EXPIRES_AT, "1780287300", null, false)),
			"IGNORED_BY_SERVER");

	private static EventReport report(Map<String, String> overrides, LinkExample... examples) {
		KindCounts planned = new KindCounts(Map.of(ChangeKind.DELETE, 373L, ChangeKind.DISABLE, 234L));
		return new EventReport("worker-1", "/srv/linkkeeper", new RunReport(RunState.GUARDED, planned, KindCounts.NONE,
				overrides, "apply 5 --over-limit REASON", List.of(examples)));
	}

	@Test
	void saysWhatWouldHappenAndWhatToDo() {
		assertThat(ReportText.of(report(Map.of("rule.grace", "PT0S"), DELETE), EVENT, 78)).isEqualTo("""
				Host: worker-1, in /srv/linkkeeper
				State: guarded (stopped by the guard, nothing was changed)
				Planned: 0 to add, 0 to change, 234 to disable, 0 to enable, 373 to DELETE for
				  good
				Overridden: rule.grace=PT0S

				Look: linkkeeper show 5 --changes
				Next: linkkeeper apply 5 --over-limit REASON

				1 of 607 changes:

				DELETE for good PROMO-1 /tiny/qhb2fnmd (planned)
				  status: disabled → deleted for good
				  disabled since 2026-04-01T04:15:00Z by run 3, longer than P30D; the link is
				    as that run left it
				""");
	}

	@Test
	void saysHowFieldsChange() {
		assertThat(ReportText.of(report(Map.of(), CHANGE), EVENT, 78)).endsWith("""
				change (no systemName) /tiny/tq61bbv6 (failed)
				  fullUrl: https://old.example.com… → https://new.example.com…
				  expiresAt: 2026-06-01 04:15:00 +00:00, now → never
				  IGNORED_BY_SERVER
				""");
	}

	@Test
	void fitsTheLinesOfAMail() {
		String text = ReportText.of(report(Map.of("rule.find", "word ".repeat(60)), DELETE, CHANGE), EVENT, 78);
		assertThat(text.lines()).allSatisfy((line) -> assertThat(CellText.width(line)).isLessThanOrEqualTo(78));
	}

	@Test
	void breaksNoWord() {
		assertThat(ReportText.wrap("see https://example.com" + PATH + " for more", 78))
			.isEqualTo("see\nhttps://example.com" + PATH + "\nfor more");
	}

	@Test
	void leavesTextOfSeveralLines() {
		String digest = "one " + PATH + " line\n\nand another";
		assertThat(ReportText.wrap(digest, 78)).isEqualTo(digest);
	}

	@Test
	void hasTheMachineAloneWithoutARun() {
		Event event = new Event(EventKind.SKIPPED, "expire-links", null, "default", EVENT.at(), "left out");
		assertThat(ReportText.of(new EventReport("worker-1", "/srv", null), event, 78))
			.isEqualTo("Host: worker-1, in /srv\n");
	}

	@Test
	void storedReportIsReadAsItWas() {
		EventReport report = report(Map.of("rule.grace", "PT0S"), DELETE, CHANGE);
		assertThat(EventReport.parse(report.toJson())).isEqualTo(report);
	}

}
