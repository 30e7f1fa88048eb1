package io.linkkeeper.console.login;

import java.io.IOException;

import io.linkkeeper.console.frame.Refusal;
import io.linkkeeper.console.frame.Typed;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Answers requests without a session and those that are not allowed. A form that was sent
 * after the session had expired is shown again, with what was typed.
 */
final class DeniedRequests implements AuthenticationEntryPoint, AccessDeniedHandler {

	private static final String LOGIN = "/login";

	/** Sent by htmx with each request for a part of a page. */
	private static final String PART = "HX-Request";

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		if (request.getHeader(PART) != null) {
			response.setHeader("HX-Refresh", "true");
			response.setStatus(HttpStatus.UNAUTHORIZED.value());
		}
		else if (wantsData(request)) {
			response.setStatus(HttpStatus.UNAUTHORIZED.value());
		}
		else if (SoundRequests.isFromElsewhere(request)) {
			Refusal.fromElsewhere(address(request)).render(null, request, response);
		}
		else {
			response.sendRedirect(LOGIN);
		}
	}

	private static String address(HttpServletRequest request) {
		return request.getRequestURI() + ((request.getQueryString() != null) ? "?" + request.getQueryString() : "");
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denial)
			throws IOException, ServletException {
		if (denial instanceof CsrfException && HttpMethod.POST.matches(request.getMethod()) && !wantsData(request)) {
			again(request, response);
		}
		else {
			Refusal.forbidden().render(null, request, response);
		}
	}

	/** The address of a form that is asked for by GET shows it. */
	private static void again(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String path = request.getRequestURI();
		if (path.equals(LOGIN) || path.equals("/logout")) {
			response.sendRedirect(LOGIN);
			return;
		}
		Typed.keep(request);
		response.sendRedirect(path);
	}

	static boolean wantsData(HttpServletRequest request) {
		String accepted = request.getHeader(HttpHeaders.ACCEPT);
		return accepted != null && accepted.contains(MediaType.APPLICATION_JSON_VALUE)
				&& !accepted.contains(MediaType.TEXT_HTML_VALUE);
	}

}
