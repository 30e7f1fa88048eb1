package io.linkkeeper.console.login;

import java.io.IOException;
import java.util.Objects;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ProxyHeadersTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/runs");

	private ServletRequest behindTheProxy() throws ServletException, IOException {
		MockFilterChain chain = new MockFilterChain();
		new ProxyHeaders().doFilter(this.request, new MockHttpServletResponse(), chain);
		return Objects.requireNonNull(chain.getRequest());
	}

	@Test
	void takesHostSchemeAndAddressFromTheProxy() throws ServletException, IOException {
		this.request.addHeader("X-Forwarded-For", "192.0.2.1");
		this.request.addHeader("X-Forwarded-Host", "links.example.com");
		this.request.addHeader("X-Forwarded-Proto", "https");
		ServletRequest seen = behindTheProxy();
		assertThat(seen.getRemoteAddr()).isEqualTo("192.0.2.1");
		assertThat(seen.getServerName()).isEqualTo("links.example.com");
		assertThat(seen.isSecure()).isTrue();
	}

	@Test
	void believesWhatTheProxyAppendedToWhatTheBrowserClaims() throws ServletException, IOException {
		this.request.addHeader("X-Forwarded-For", "10.9.9.9, 192.0.2.1");
		this.request.addHeader("X-Forwarded-Host", "localhost");
		this.request.addHeader("X-Forwarded-Host", "links.example.com");
		ServletRequest seen = behindTheProxy();
		assertThat(seen.getRemoteAddr()).isEqualTo("192.0.2.1");
		assertThat(seen.getServerName()).isEqualTo("links.example.com");
	}

	@Test
	void ignoresHeadersThatProxiesPassOn() throws ServletException, IOException {
		this.request.setRemoteAddr("192.0.2.1");
		this.request.addHeader("Forwarded", "for=10.9.9.9;host=localhost;proto=https");
		this.request.addHeader("X-Forwarded-Prefix", "//evil.example");
		this.request.addHeader("X-Forwarded-Ssl", "on");
		ServletRequest seen = behindTheProxy();
		assertThat(seen.getRemoteAddr()).isEqualTo("192.0.2.1");
		assertThat(seen.isSecure()).isFalse();
		assertThat(((HttpServletRequest) seen).getContextPath()).isEmpty();
	}

}
