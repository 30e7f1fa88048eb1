package io.linkkeeper.console.frame;

import java.util.Arrays;
import java.util.List;

import io.linkkeeper.console.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.csrf.CsrfToken;

/**
 * What surrounds each page.
 *
 * @param title the title of the page
 * @param viewer the user, or {@code null} when nobody has signed in
 * @param path the path of the page
 * @param csrf the token that each form carries
 */
public record PageFrame(String title, @Nullable Viewer viewer, String path, CsrfToken csrf) {

	/**
	 * Returns the frame for the answer to a request.
	 * @param title the title of the page
	 * @param request the request
	 */
	static PageFrame of(String title, HttpServletRequest request) {
		return new PageFrame(title, Viewer.current().orElse(null), request.getRequestURI(),
				(CsrfToken) request.getAttribute(CsrfToken.class.getName()));
	}

	/**
	 * Returns the entries of the navigation that the user may see.
	 * @return the entries, in order; none without a user
	 */
	public List<Section> sections() {
		Viewer user = this.viewer;
		return (user == null) ? List.of()
				: Arrays.stream(Section.values()).filter((section) -> user.may(section.role())).toList();
	}

	/**
	 * Whether the page belongs to an entry of the navigation.
	 * @param section the entry
	 * @return true for the current entry
	 */
	public boolean isIn(Section section) {
		return section.contains(this.path);
	}

	/**
	 * Returns the address of a style sheet or script.
	 * @param name the name of the file
	 * @return a path that changes with the content
	 */
	public String asset(String name) {
		return Asset.named(name).address();
	}

}
