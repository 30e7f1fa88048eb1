package io.linkkeeper.console.login;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses attempts to sign in that follow failed ones too soon, without a look at the
 * password.
 */
final class LoginDelay extends OncePerRequestFilter {

	private final RequestMatcher login;

	private final LoginAttempts attempts;

	LoginDelay(RequestMatcher login, LoginAttempts attempts) {
		this.login = login;
		this.attempts = attempts;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.login.matches(request)) {
			String user = Objects.requireNonNullElse(request.getParameter("username"), "");
			// without what the check of the password leaves out of the name
			Duration wait = this.attempts.begin(user.trim(), request.getRemoteAddr());
			if (!wait.isZero()) {
				response.sendRedirect("/login?wait=" + Math.max(1, wait.toSeconds()));
				return;
			}
		}
		chain.doFilter(request, response);
	}

}
