package io.linkkeeper.console.login;

import java.io.IOException;
import java.util.List;

import io.linkkeeper.net.Loopback;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests for other hosts than this machine and the configured ones, before
 * anything else looks at them. A page in a browser whose host name is made to lead here,
 * by DNS rebinding, could otherwise act for a user.
 */
final class AllowedHosts extends OncePerRequestFilter {

	private final List<String> hosts;

	AllowedHosts(List<String> hosts) {
		this.hosts = List.copyOf(hosts);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String host = request.getServerName();
		if (Loopback.isLoopback(host) || this.hosts.stream().anyMatch(host::equalsIgnoreCase)) {
			chain.doFilter(request, response);
			return;
		}
		response.setStatus(HttpStatus.MISDIRECTED_REQUEST.value());
		response.setContentType(MediaType.TEXT_PLAIN_VALUE);
		response.getWriter()
			.println("The console is not known by this name. If it is right, add it to LINKKEEPER_CONSOLE_HOSTS.");
	}

}
