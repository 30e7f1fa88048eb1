package io.linkkeeper.console.frame;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * What a user had typed into a form that could not be taken, as the session had expired.
 * It is kept until the form is shown again.
 *
 * @param path the path of the form
 * @param values the values by name
 */
public record Typed(String path, Map<String, String> values) implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final String NAME = Typed.class.getName();

	/** Characters of a value; a reason is shorter. */
	private static final int LONGEST = 2_000;

	private static final int MOST_VALUES = 20;

	public Typed {
		values = Map.copyOf(values);
	}

	/**
	 * Keeps what was typed in the session of the user, a new one if need be.
	 * @param request the request that could not be taken
	 */
	public static void keep(HttpServletRequest request) {
		Map<String, String> values = new TreeMap<>();
		request.getParameterMap().forEach((name, value) -> {
			if (!name.startsWith("_") && value[0].length() <= LONGEST && values.size() < MOST_VALUES) {
				values.put(name, value[0]);
			}
		});
		request.getSession().setAttribute(NAME, new Typed(request.getRequestURI(), values));
	}

	/**
	 * Returns what was typed into a form, and forgets it.
	 * @param request the request for the form
	 * @return the values, or empty when nothing was kept for this form
	 */
	public static Optional<Map<String, String>> take(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		Object kept = (session != null) ? session.getAttribute(NAME) : null;
		if (kept instanceof Typed typed && typed.path().equals(request.getRequestURI())) {
			session.removeAttribute(NAME);
			return Optional.of(typed.values());
		}
		return Optional.empty();
	}

}
