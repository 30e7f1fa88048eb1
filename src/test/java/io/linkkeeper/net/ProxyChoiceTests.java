package io.linkkeeper.net;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Which proxy a connection takes.
 */
class ProxyChoiceTests {

	private static final URI API = URI.create("https://api.example.com/api_v3");

	private static final NetworkProperties NONE = new NetworkProperties("", "", "");

	private static String proxy(NetworkProperties properties, Map<String, String> environment, URI target) {
		return new ProxyChoice(properties, environment::get, (name) -> null).to(target)
			.map(ProxyAddress::toString)
			.orElse("direct");
	}

	@Test
	void usesNoneWithoutSettings() {
		assertThat(proxy(NONE, Map.of(), API)).isEqualTo("direct");
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy" })
	void usesThatOfTheEnvironment(String variable) {
		assertThat(proxy(NONE, Map.of(variable, "http://proxy.example.com:3128"), API))
			.isEqualTo("proxy.example.com:3128");
	}

	@Test
	void usesThatOfPlainHttpForPlainHttpOnly() {
		Map<String, String> environment = Map.of("HTTP_PROXY", "proxy.example.com:3128");
		assertThat(proxy(NONE, environment, API)).isEqualTo("direct");
		assertThat(proxy(NONE, environment, URI.create("http://hooks.example.com/")))
			.isEqualTo("proxy.example.com:3128");
	}

	@Test
	void prefersItsOwnSetting() {
		Map<String, String> environment = Map.of("HTTPS_PROXY", "http://other.example.com:1", "NO_PROXY", "b.org");
		assertThat(proxy(new NetworkProperties("http://proxy.example.com", "", ""), environment, API))
			.isEqualTo("proxy.example.com:80");
		assertThat(proxy(new NetworkProperties("none", "", ""), environment, API)).isEqualTo("direct");
		assertThat(proxy(new NetworkProperties("", "example.com", ""), environment, API)).isEqualTo("direct");
	}

	@Test
	void usesThatOfJavasSystemProperties() {
		String host = System.getProperty("https.proxyHost");
		try {
			System.setProperty("https.proxyHost", "java.example.com");
			assertThat(
					new ProxyChoice(NONE, Map.of("HTTPS_PROXY", "http://other.example.com:1")::get, System::getProperty)
						.to(API))
				.map(ProxyAddress::toString)
				.hasValue("java.example.com:443");
		}
		finally {
			if (host == null) {
				System.clearProperty("https.proxyHost");
			}
			else {
				System.setProperty("https.proxyHost", host);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:8080/api_v3", "http://localhost/api_v3", "http://[::1]:1/api_v3" })
	void neverUsesOneToThisMachine(String target) {
		assertThat(proxy(new NetworkProperties("http://proxy.example.com:1", "", ""), Map.of(), URI.create(target)))
			.isEqualTo("direct");
	}

	@ParameterizedTest
	@CsvSource({ "api.example.com, true", "example.com, true", ".example.com, true", "*.example.com, true", "*, true",
			"API.EXAMPLE.COM, true", "ample.com, false", "example.org, false", "api.example.com:443, true",
			"api.example.com:444, false", "'a.org, example.com', true", "'a.org example.com', true" })
	void leavesOutWhatNoProxyNames(String entries, boolean covered) {
		assertThat(proxy(NONE, Map.of("HTTPS_PROXY", "http://proxy.example.com:1", "NO_PROXY", entries), API))
			.isEqualTo(covered ? "direct" : "proxy.example.com:1");
	}

	@ParameterizedTest
	@CsvSource({ "10.1.2.3, 10.0.0.0/8, true", "11.1.2.3, 10.0.0.0/8, false", "10.1.2.3, 10.1.2.3, true",
			"10.1.2.3, 10.0.0.0/x, false", "fd00::5, fd00::/8, true", "fd00::5, 10.0.0.0/8, false",
			"fe80::5, fe80::5, true", "10.1.2.3, 0.0.0.0/0, true" })
	void understandsAddresses(String host, String entry, boolean covered) {
		assertThat(NoProxy.parse(entry).covers(host.contains(":") ? "[" + host + "]" : host, 443)).isEqualTo(covered);
	}

	@Test
	void takesUserAndPasswordFromTheAddress() {
		ProxyAddress address = ProxyAddress.parse("http://us%40er:p%3Aw%2B+@proxy.example.com:3128", "HTTPS_PROXY");
		assertThat(address.user()).isEqualTo("us@er");
		assertThat(address.password()).isEqualTo("p:w++");
		assertThat(address).hasToString("proxy.example.com:3128");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://s3cret@proxy.example.com", "socks5://s3cret:1", "http://", "s3cret proxy",
			"http:/s3cret" })
	void namesTheVariableOfAnAddressThatIsNone(String address) {
		assertThatIllegalArgumentException().isThrownBy(() -> proxy(NONE, Map.of("HTTPS_PROXY", address), API))
			.withMessageContaining("HTTPS_PROXY must be")
			.withMessageNotContaining("s3cret")
			.withNoCause();
		assertThatIllegalArgumentException().isThrownBy(() -> new NetworkProperties(address, "", ""))
			.withMessageContaining("LINKKEEPER_PROXY must be");
	}

}
