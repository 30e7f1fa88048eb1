package io.linkkeeper.observe;

import java.io.IOException;

import io.linkkeeper.net.Loopback;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that came over the loopback interface for another host. A page in a
 * browser whose host name is made to lead here, by DNS rebinding, could otherwise read
 * health and metrics.
 */
final class HostCheck extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!Loopback.isLoopback(request.getLocalAddr()) || Loopback.isLoopback(request.getServerName())) {
			chain.doFilter(request, response);
		}
		else {
			response.sendError(HttpStatus.MISDIRECTED_REQUEST.value());
		}
	}

}
