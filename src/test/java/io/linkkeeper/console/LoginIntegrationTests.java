package io.linkkeeper.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

import io.linkkeeper.console.access.Role;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomAttr;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing in and out, and what guards every request.
 */
class LoginIntegrationTests {

	@RegisterExtension
	static final ConsoleBench bench = new ConsoleBench();

	/** Failed attempts are forgotten by then. */
	@BeforeEach
	void later() {
		bench.worker().clock().advance(Duration.ofHours(1));
	}

	@Test
	void leadsToThePageThatWasAskedFor() throws IOException {
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage page = bench.signIn(browser, Role.VIEWER, "/runs?job=expire-links");
			assertThat(page.getUrl().getFile()).isEqualTo("/runs?job=expire-links");
			assertThat(page.asNormalizedText()).contains("viewer (viewer)");
		}
	}

	@Test
	void leadsToNoOtherSite() throws IOException {
		try (WebClient browser = ConsoleBench.browser()) {
			for (String path : new String[] { "/login?continue=https://evil.example/", "/login?redirect=//evil.example",
					"/runs?next=https://evil.example/" }) {
				browser.getCookieManager().clearCookies();
				assertThat(bench.signIn(browser, Role.VIEWER, path).getUrl().getHost()).isEqualTo("127.0.0.1");
			}
		}
	}

	@Test
	void givesTheSessionANewId() throws IOException {
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage login = browser.getPage(bench.address("/runs"));
			Cookie before = browser.getCookieManager().getCookies().iterator().next();
			ConsoleBench.signIn(login, Role.VIEWER);
			Cookie after = browser.getCookieManager().getCookies().iterator().next();
			assertThat(after.getName()).isEqualTo(before.getName());
			assertThat(after.getValue()).isNotEqualTo(before.getValue());
			assertThat(after.isHttpOnly()).isTrue();
			assertThat(after.getSameSite()).isEqualToIgnoringCase("strict");
		}
	}

	@Test
	void endsTheSessionAtSigningOut() throws IOException {
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage page = bench.signIn(browser, Role.VIEWER, "/runs");
			Cookie session = browser.getCookieManager().getCookies().iterator().next();
			assertThat(ConsoleBench.click(page, "Sign out").asNormalizedText()).contains("You have signed out");
			browser.getCookieManager().clearCookies();
			browser.getCookieManager().addCookie(session);
			assertThat(((HtmlPage) browser.getPage(bench.address("/runs"))).getUrl()).hasPath("/login");
		}
	}

	@Test
	void refusesAWrongPasswordInTheSameWordsAsAnUnknownUser() throws IOException {
		try (WebClient browser = ConsoleBench.browser()) {
			assertThat(attempt(browser, "viewer", "wrong")).contains("do not belong together");
			assertThat(attempt(browser, "nobody", "wrong")).contains("do not belong together");
		}
	}

	@Test
	void slowsDownAttempts() throws IOException {
		try (WebClient browser = ConsoleBench.browser()) {
			for (int i = 0; i < 4; i++) {
				assertThat(attempt(browser, "operator", "wrong")).contains("do not belong together");
			}
			assertThat(attempt(browser, "operator", ConsoleBench.PASSWORD)).contains("too many attempts");
			bench.worker().clock().advance(Duration.ofSeconds(2));
			assertThat(attempt(browser, "operator", ConsoleBench.PASSWORD)).contains("operator (operator)");
		}
	}

	/** The check of the password leaves these characters out of the name. */
	@Test
	void countsAttemptsWhateverSurroundsTheName() throws IOException {
		try (WebClient browser = ConsoleBench.browser()) {
			for (String around : new String[] { "\u0001", "\u0002", "\u0003", " " }) {
				assertThat(attempt(browser, around + "operator", "wrong")).contains("do not belong together");
			}
			try (WebClient other = ConsoleBench.browser()) {
				other.getOptions().setLocalAddress(InetAddress.getByName("127.0.0.2"));
				assertThat(attempt(other, "operator", "wrong")).contains("too many attempts");
			}
		}
	}

	/** A second look for known users only would tell by its time who is known. */
	@Test
	void comparesThePasswordOnce() {
		UsernamePasswordAuthenticationFilter login = bench.server()
			.pages()
			.getBean(SecurityFilterChain.class)
			.getFilters()
			.stream()
			.filter(UsernamePasswordAuthenticationFilter.class::isInstance)
			.map(UsernamePasswordAuthenticationFilter.class::cast)
			.findFirst()
			.orElseThrow();
		Object manager = ReflectionTestUtils.getField(login, "authenticationManager");
		assertThat(manager).isInstanceOfSatisfying(ProviderManager.class,
				(providers) -> assertThat(providers.getProviders()).hasSize(1));
		assertThat(ReflectionTestUtils.getField(Objects.requireNonNull(manager), "parent")).isNull();
	}

	@Test
	void linkOfAnotherSiteLeavesTheSession() throws IOException {
		try (WebClient browser = ConsoleBench.browser()) {
			WebRequest followed = new WebRequest(new URL(bench.address("/runs?job=expire-links")));
			followed.setAdditionalHeader("Sec-Fetch-Site", "cross-site");
			HtmlPage page = browser.getPage(followed);
			assertThat(browser.getCookieManager().getCookies()).isEmpty();
			HtmlPage login = ConsoleBench.click(page, "Go on");
			assertThat(ConsoleBench.signIn(login, Role.VIEWER).getUrl().getFile()).isEqualTo("/runs?job=expire-links");
		}
	}

	@Test
	void takesNoFormOfAnotherSite() throws IOException {
		try (WebClient browser = ConsoleBench.browser()) {
			for (String site : new String[] { "cross-site", "same-site" }) {
				WebRequest sent = new WebRequest(new URL(bench.address("/runs/1/reject")), HttpMethod.POST);
				sent.setAdditionalHeader("Sec-Fetch-Site", site);
				assertThat(browser.getPage(sent).getWebResponse().getStatusCode()).isEqualTo(403);
				assertThat(browser.getCookieManager().getCookies()).isEmpty();
			}
		}
	}

	@Test
	void refusesParametersThatCannotBeRead() throws IOException {
		try (WebClient browser = ConsoleBench.browser()) {
			Page page = browser.getPage(bench.address("/login?user=%FF"));
			assertThat(page.getWebResponse().getStatusCode()).isEqualTo(400);
		}
	}

	private static String attempt(WebClient browser, String user, String password) throws IOException {
		HtmlPage login = browser.getPage(bench.address("/login"));
		login.getElementById("username").setAttribute("value", user);
		login.getElementById("password").setAttribute("value", password);
		return ConsoleBench.click(login, "Sign in").asNormalizedText();
	}

	@Test
	void everyAnswerForbidsFramesForeignContentAndStorage() throws IOException {
		try (WebClient browser = ConsoleBench.browser()) {
			for (String path : new String[] { "/login", "/runs", "/nowhere" }) {
				Page page = path.equals("/runs") ? bench.signIn(browser, Role.VIEWER, path)
						: browser.getPage(bench.address(path));
				assertThat(page.getWebResponse().getResponseHeaderValue("Content-Security-Policy"))
					.isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
							+ " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
				assertThat(page.getWebResponse().getResponseHeaderValue("X-Frame-Options")).isEqualTo("DENY");
				assertThat(page.getWebResponse().getResponseHeaderValue("X-Content-Type-Options")).isEqualTo("nosniff");
				assertThat(page.getWebResponse().getResponseHeaderValue("Cache-Control")).contains("no-store");
				assertThat(page.getWebResponse().getContentAsString()).doesNotContain("style=", "onclick=", "Tomcat");
			}
		}
	}

	@Test
	void keepsStyleAndScriptByTheirContent() throws IOException {
		try (WebClient browser = ConsoleBench.browser()) {
			HtmlPage login = browser.getPage(bench.address("/login"));
			for (String name : new String[] { "console.css", "console.js", "htmx.js" }) {
				String address = login.<DomAttr>getFirstByXPath("//@*[contains(., '/%s')]".formatted(name)).getValue();
				Page asset = browser.getPage(bench.address(address));
				assertThat(asset.getWebResponse().getStatusCode()).isEqualTo(200);
				assertThat(asset.getWebResponse().getResponseHeaderValue("Cache-Control")).contains("immutable");
				Page old = browser.getPage(bench.address("/assets/0000000000000000/" + name));
				assertThat(old.getWebResponse().getStatusCode()).isEqualTo(404);
			}
		}
	}

	/** Over a socket, as clients set the header themselves. */
	@Test
	void answersToItsOwnNamesOnly() throws IOException {
		assertThat(statusForHost("localhost")).isEqualTo(200);
		assertThat(statusForHost("[::1]")).isEqualTo(200);
		assertThat(statusForHost("rebound.example.com")).isEqualTo(421);
		assertThat(statusForHost("127.0.0.1.example.com")).isEqualTo(421);
	}

	private static int statusForHost(String host) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.server().port())) {
			socket.getOutputStream()
				.write("GET /login HTTP/1.0\r\nHost: %s\r\n\r\n".formatted(host).getBytes(StandardCharsets.US_ASCII));
			return Integer.parseInt(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)
				.substring("HTTP/1.1 ".length()));
		}
	}

	@Test
	void believesNoForwardedHeadersUnlessToldSo() throws IOException {
		try (WebClient browser = ConsoleBench.browser()) {
			WebRequest request = new WebRequest(new URL(bench.address("/runs")));
			request.setAdditionalHeader("X-Forwarded-Host", "evil.example");
			request.setAdditionalHeader("X-Forwarded-Proto", "https");
			HtmlPage login = browser.getPage(request);
			assertThat(Objects.requireNonNull(ConsoleBench.signIn(login, Role.VIEWER).getUrl()).getHost())
				.isEqualTo("127.0.0.1");
		}
	}

}
