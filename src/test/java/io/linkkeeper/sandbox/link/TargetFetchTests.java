package io.linkkeeper.sandbox.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.linkkeeper.sandbox.answer.HttpAnswer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goto with proxy=true fetches, and from where it does not.
 */
class TargetFetchTests {

	private final HttpServer target;

	private final CountDownLatch stopping = new CountDownLatch(1);

	TargetFetchTests() throws IOException {
		this.target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
	}

	@BeforeEach
	void start() {
		this.target.createContext("/page", (exchange) -> send(exchange, 201, "hello"));
		this.target.createContext("/missing", (exchange) -> send(exchange, 404, "nothing"));
		this.target.createContext("/moved", (exchange) -> redirect(exchange, "/page"));
		this.target.createContext("/circle", (exchange) -> redirect(exchange, "/circle"));
		this.target.createContext("/inside", (exchange) -> redirect(exchange, url("/page")));
		this.target.createContext("/file", (exchange) -> redirect(exchange, "file:///etc/hostname"));
		this.target.createContext("/hanging", (exchange) -> hang());
		this.target.start();
	}

	@AfterEach
	void stop() {
		this.stopping.countDown();
		this.target.stop(0);
	}

	@Test
	void answersBodyStatusAndTypeOfTheTarget() {
		HttpAnswer answer = fetch(true, "/page");
		assertThat(answer.status()).isEqualTo(201);
		assertThat(answer.headers()).containsEntry("Content-Type", "text/x-test; charset=utf-8");
		assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
		assertThat(fetch(true, "/missing").status()).isEqualTo(404);
		assertThat(fetch(true, "/moved").status()).isEqualTo(201);
	}

	@Test
	void refusesLoopbackUnlessAllowed() {
		assertThat(fetch(false, "/page").status()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost/", "http://[::1]/", "http://0.0.0.0/", "http://10.1.2.3/",
			"http://172.16.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest", "http://2130706433/",
			"http://[::ffff:127.0.0.1]/", "http://[fd00::1]/", "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/",
			"http://[2002:7f00:1::]/", "http://100.64.0.1/", "ftp://example.com/", "file:///etc/passwd",
			"javascript:alert(1)" })
	void refusesWhatIsNotPublic(String url) {
		try (TargetFetch fetch = new TargetFetch(new ProxyTargets(), Duration.ofSeconds(5), 100)) {
			assertThat(fetch.fetch(url).status()).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "172.32.0.1", "100.128.0.1" })
	void publicAddressesArePublic(String address) throws IOException {
		assertThat(ProxyTargets.isPublic(InetAddress.getByName(address))).isTrue();
	}

	@Test
	void endsAfterTooManyRedirectsAndAtOtherSchemes() {
		assertThat(fetch(true, "/circle").status()).isEqualTo(502);
		assertThat(fetch(true, "/file").status()).isEqualTo(502);
		assertThat(fetch(true, "/a b").status()).isEqualTo(502);
	}

	@Test
	void refusesRedirectFromAPublicToAPrivateTarget() {
		try (TargetFetch fetch = new TargetFetch(new PublicName(), Duration.ofSeconds(5), 100)) {
			String url = "http://public.example:" + this.target.getAddress().getPort();
			assertThat(fetch.fetch(url + "/page").status()).isEqualTo(201);
			assertThat(fetch.fetch(url + "/inside").status()).isEqualTo(403);
		}
	}

	@Test
	void refusesTargetThatIsTooLarge() {
		try (TargetFetch fetch = new TargetFetch(SystemDefaultDnsResolver.INSTANCE, Duration.ofSeconds(5), 4)) {
			assertThat(fetch.fetch(url("/page")).status()).isEqualTo(502);
		}
	}

	@Test
	void givesUpOnTargetThatTakesTooLong() {
		try (TargetFetch fetch = new TargetFetch(SystemDefaultDnsResolver.INSTANCE, Duration.ofMillis(200), 100)) {
			assertThat(fetch.fetch(url("/hanging")).status()).isEqualTo(504);
		}
	}

	private HttpAnswer fetch(boolean allowPrivateTargets, String path) {
		try (TargetFetch fetch = new TargetFetch(
				allowPrivateTargets ? SystemDefaultDnsResolver.INSTANCE : new ProxyTargets(), Duration.ofSeconds(5),
				100)) {
			return fetch.fetch(url(path));
		}
	}

	private String url(String path) {
		return "http://127.0.0.1:" + this.target.getAddress().getPort() + path;
	}

	private static void send(HttpExchange exchange, int status, String text) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "text/x-test; charset=utf-8");
		exchange.sendResponseHeaders(status, text.length());
		exchange.getResponseBody().write(text.getBytes(StandardCharsets.US_ASCII));
		exchange.close();
	}

	private static void redirect(HttpExchange exchange, String location) throws IOException {
		exchange.getResponseHeaders().set("Location", location);
		exchange.sendResponseHeaders(302, -1);
		exchange.close();
	}

	private void hang() {
		try {
			this.stopping.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Knows one host to be a public one; it is here, as no other can be reached. */
	private static final class PublicName implements DnsResolver {

		private final DnsResolver others = new ProxyTargets();

		@Override
		public InetAddress[] resolve(String host) throws UnknownHostException {
			return host.equals("public.example") ? new InetAddress[] { InetAddress.getLoopbackAddress() }
					: this.others.resolve(host);
		}

		@Override
		public String resolveCanonicalHostname(String host) {
			return host;
		}

	}

}
