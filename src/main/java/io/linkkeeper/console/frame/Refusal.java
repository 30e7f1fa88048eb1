package io.linkkeeper.console.frame;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * What the page of a refused request says.
 *
 * @param heading what is wrong
 * @param message what to do
 * @param next the address of the link that the page offers, or {@code null} for the start
 * page
 */
public record Refusal(String heading, Prose message, @Nullable String next) {

	/**
	 * Returns the page of a refused request.
	 * @param status the status of the answer
	 * @param heading what is wrong
	 * @param message what to do
	 * @return the page
	 */
	public static Page page(HttpStatus status, String heading, String message) {
		return new Page("refusal", heading, new Refusal(heading, Prose.of(message), null)).with(status);
	}

	/**
	 * Returns the page for whoever follows a link of another site. The browser sends the
	 * session only when this page leads on.
	 * @param address the address that was asked for
	 * @return the page
	 */
	public static Page fromElsewhere(String address) {
		return new Page("refusal", "Go on to Linkkeeper", new Refusal("Go on to Linkkeeper",
				Prose.of("You come from another site. Your session is not used before you go on."), address));
	}

	/**
	 * Returns the page for an address that leads nowhere, or nowhere for this user.
	 * @return the page
	 */
	public static Page notFound() {
		return page(HttpStatus.NOT_FOUND, "There is no such page",
				"The address leads nowhere, or what was there has been removed.");
	}

	/**
	 * Returns the page for what the user may not do.
	 * @return the page
	 */
	public static Page forbidden() {
		return page(HttpStatus.FORBIDDEN, "You may not do this",
				"Your role does not allow it, or there is no such page. Nothing was changed.");
	}

}
