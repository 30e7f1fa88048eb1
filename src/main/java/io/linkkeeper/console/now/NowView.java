package io.linkkeeper.console.now;

import java.util.List;

import io.linkkeeper.console.frame.Prose;
import io.linkkeeper.console.frame.ShownText;
import io.linkkeeper.console.frame.ShownTime;
import org.jspecify.annotations.Nullable;

/**
 * The start page.
 *
 * @param needs what needs an operator, the most urgent first
 * @param running the runs that execute
 * @param next the jobs that start within the next 24 hours
 */
public record NowView(List<Need> needs, List<Running> running, List<Start> next) {

	public NowView {
		needs = List.copyOf(needs);
		running = List.copyOf(running);
		next = List.copyOf(next);
	}

	/**
	 * What needs an operator.
	 *
	 * @param kind its kind in one word
	 * @param style the name of its look
	 * @param text one sentence
	 * @param at when it came to it, or {@code null}
	 * @param link where to look at it, or {@code null} when no page shows it
	 * @param command the command that helps
	 */
	public record Need(String kind, String style, Prose text, @Nullable ShownTime at, @Nullable Link link,
			String command) {
	}

	/**
	 * A link to a page.
	 *
	 * @param title what the link says
	 * @param href the address
	 */
	public record Link(String title, String href) {
	}

	/**
	 * A run that executes.
	 *
	 * @param id the run id
	 * @param job the name of its definition
	 * @param progress how far it is
	 * @param started when it was started
	 */
	public record Running(long id, ShownText job, String progress, ShownTime started) {
	}

	/**
	 * The next start of a job.
	 *
	 * @param job the name of its definition
	 * @param at when it starts
	 * @param more how many starts follow, in words, or an empty text
	 * @param paused why it does not start after all, or {@code null}
	 */
	public record Start(ShownText job, ShownTime at, String more, @Nullable ShownText paused) {
	}

}
