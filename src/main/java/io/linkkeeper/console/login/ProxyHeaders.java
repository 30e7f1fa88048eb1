package io.linkkeeper.console.login;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Takes host, scheme and address of the browser from the headers of the proxy. Of several
 * values the last one counts, as proxies append theirs to what the browser sent; headers
 * that most proxies pass on untouched are ignored.
 */
final class ProxyHeaders extends ForwardedHeaderFilter {

	private static final String PREFIX = "x-forwarded-";

	private static final Set<String> BELIEVED = Set.of("x-forwarded-for", "x-forwarded-proto", "x-forwarded-host",
			"x-forwarded-port");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		super.doFilterInternal(new OfTheProxy(request), response, chain);
	}

	private static final class OfTheProxy extends HttpServletRequestWrapper {

		OfTheProxy(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable String getHeader(String name) {
			Enumeration<String> values = getHeaders(name);
			return values.hasMoreElements() ? values.nextElement() : null;
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			String key = name.toLowerCase(Locale.ROOT);
			if (BELIEVED.contains(key)) {
				return last(Collections.list(super.getHeaders(name)));
			}
			return (key.equals("forwarded") || key.startsWith(PREFIX)) ? Collections.emptyEnumeration()
					: super.getHeaders(name);
		}

		private static Enumeration<String> last(List<String> headers) {
			if (headers.isEmpty()) {
				return Collections.emptyEnumeration();
			}
			String header = headers.get(headers.size() - 1);
			return Collections.enumeration(List.of(header.substring(header.lastIndexOf(',') + 1).strip()));
		}

	}

}
