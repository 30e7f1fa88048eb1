package io.linkkeeper.console.now;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.linkkeeper.attention.Matter;
import io.linkkeeper.attention.MatterKind;
import io.linkkeeper.attention.NextStart;
import io.linkkeeper.attention.Standing;
import io.linkkeeper.console.frame.CommandText;
import io.linkkeeper.console.frame.Prose;
import io.linkkeeper.console.frame.ShownText;
import io.linkkeeper.console.frame.ShownTime;
import io.linkkeeper.console.now.NowView.Link;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Makes the view of the start page.
 *
 * @param standing the current state
 * @param commands the commands as they are given in a shell
 */
record NowViews(Standing standing, CommandText commands) {

	/** The most characters of a sentence; the command shows the rest. */
	private static final int SENTENCE = 400;

	NowView view() {
		return new NowView(this.standing.matters().stream().map(this::need).toList(),
				this.standing.running().stream().map(this::running).toList(),
				this.standing.next().stream().map(NowViews::start).toList());
	}

	private NowView.Need need(Matter matter) {
		return new NowView.Need(matter.kind().label(), style(matter.kind()),
				Prose.of(SqlText.cut(matter.text(), SENTENCE)),
				ShownTime.find(matter.at(), this.standing.zone(matter.job())), link(matter),
				this.commands.of(matter.next()));
	}

	/** The names of the looks of states of runs. */
	private static String style(MatterKind kind) {
		return switch (kind) {
			case UNKNOWN, INTERRUPTED, FAILED, GUARDED -> "failed";
			case PLANNED, START, DEFINITION, NOTICE -> "planned";
		};
	}

	private static @Nullable Link link(Matter matter) {
		if (matter.run() != null) {
			return new Link("Look at run " + matter.run(), "/runs/" + matter.run());
		}
		return (matter.job() != null) ? new Link("Runs of " + ShownText.of(matter.job(), ShownText.SHORT).text(),
				"/runs?job=" + URLEncoder.encode(matter.job(), StandardCharsets.UTF_8)) : null;
	}

	private NowView.Running running(RunSummary run) {
		String progress = (run.applied() == 0) ? "%d read, %d changes planned".formatted(run.scanned(), run.planned())
				: "%d of %d changes applied".formatted(run.applied(), run.planned());
		return new NowView.Running(run.id(), ShownText.of(run.job(), ShownText.SHORT), progress,
				ShownTime.of(run.startedAt(), this.standing.zone(run.job())));
	}

	private static NowView.Start start(NextStart start) {
		return new NowView.Start(ShownText.of(start.job(), ShownText.SHORT),
				ShownTime.of(start.at().toInstant(), start.at().getZone()), more(start.more()),
				(start.paused() != null) ? ShownText.of(start.paused(), ShownText.SHORT) : null);
	}

	private static String more(int starts) {
		if (starts == 0) {
			return "";
		}
		return (starts < NextStart.MOST) ? "and %d more".formatted(starts) : "and %d or more".formatted(starts);
	}

}
