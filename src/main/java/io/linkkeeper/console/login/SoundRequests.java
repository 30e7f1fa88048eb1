package io.linkkeeper.console.login;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses forms that other sites send, and parameters that cannot be read, before a
 * session is made for them. The session of the user would be lost with its cookie.
 */
final class SoundRequests extends OncePerRequestFilter {

	/** Browsers send with each request where it comes from. */
	private static final String ORIGIN = "Sec-Fetch-Site";

	/** The console itself, and the address bar. */
	private static final Set<String> OWN = Set.of("same-origin", "none");

	private static final Set<String> LOOKS = Set.of("GET", "HEAD");

	/**
	 * Whether another site led the browser here, which sends no session then.
	 * @param request the request
	 * @return false as well for a browser that does not tell
	 */
	static boolean isFromElsewhere(HttpServletRequest request) {
		return "cross-site".equals(request.getHeader(ORIGIN));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String origin = request.getHeader(ORIGIN);
		if (origin != null && !OWN.contains(origin) && !LOOKS.contains(request.getMethod())) {
			refuse(response, HttpStatus.FORBIDDEN.value(),
					"The console takes no forms of other sites. Nothing was changed.");
			return;
		}
		try {
			request.getParameterMap();
		}
		catch (InvalidParameterException ex) {
			refuse(response, ex.getErrorCode(), "The request cannot be read. Nothing was changed.");
			return;
		}
		chain.doFilter(request, response);
	}

	private static void refuse(HttpServletResponse response, int status, String message) throws IOException {
		response.setStatus(status);
		response.setContentType(MediaType.TEXT_PLAIN_VALUE);
		response.getWriter().println(message);
	}

}
