package io.linkkeeper.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Connections through a proxy and with TLS, over the loopback interface.
 */
@Timeout(30)
class NetworkTests {

	private static final URI API = URI.create("https://api.example.com/api_v3");

	private final Path folder;

	NetworkTests(@TempDir Path folder) {
		this.folder = folder;
	}

	private static Network network(Map<String, String> environment, String truststore) {
		return new Network(new NetworkProperties("", "", truststore), environment::get, (name) -> null);
	}

	private static String post(Network network, URI target) throws IOException {
		Duration limit = Duration.ofSeconds(10);
		try (CloseableHttpClient client = network.open(target, new ConnectionLimits(1, limit, limit))) {
			return client.execute(new HttpPost(target), (answer) -> EntityUtils.toString(answer.getEntity()));
		}
	}

	private static ConnectionProblem problem(Network network, URI target) {
		Throwable failure = catchThrowable(() -> post(network, target));
		assertThat(failure).isInstanceOf(IOException.class);
		ConnectionProblem problem = ConnectionProblem.of(failure);
		assertThat(problem.what()).doesNotContain("Exception", "java.", "org.apache");
		return problem;
	}

	@Test
	void reachesAHostThroughTheProxyAndTrustsTheCertificatesOfAFile() throws Exception {
		try (TestTlsServer server = new TestTlsServer("self-signed");
				TestProxy proxy = new TestProxy(server.port(), "")) {
			Network network = network(Map.of("HTTPS_PROXY", proxy.address()),
					TestTlsServer.pem("self-signed").toString());
			assertThat(post(network, API)).isEqualTo("\"a-ks\"");
			assertThat(proxy.requests()).containsExactly("CONNECT api.example.com:443 HTTP/1.1");
		}
	}

	@Test
	void signsInAtTheProxy() throws Exception {
		try (TestTlsServer server = new TestTlsServer("self-signed");
				TestProxy proxy = new TestProxy(server.port(), "me:p@ss")) {
			String pem = TestTlsServer.pem("self-signed").toString();
			assertThat(post(network(Map.of("HTTPS_PROXY", "http://me:p%40ss@" + proxy.at()), pem), API))
				.isEqualTo("\"a-ks\"");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "self-signed||signed by no authority that this machine trusts, perhaps by itself",
					"self-signed||LINKKEEPER_TRUSTSTORE", "expired|expired|has expired",
					"other-name|other-name|not for this host" })
	void saysWhatIsWrongWithACertificate(String certificate, String trusted, String words) throws Exception {
		String truststore = (trusted != null) ? TestTlsServer.pem(trusted).toString() : "";
		try (TestTlsServer server = new TestTlsServer(certificate)) {
			ConnectionProblem problem = problem(network(Map.of(), truststore),
					URI.create("https://127.0.0.1:" + server.port() + "/"));
			assertThat(problem.lasting()).isTrue();
			assertThat(problem.what()).contains(words);
		}
	}

	@Test
	void saysThatAServerDoesNotSpeakTls() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread answers = new Thread(() -> {
				try (var caller = server.accept()) {
					caller.getInputStream().read();
					caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
				}
				catch (IOException ex) {
					// the test has ended
				}
			});
			answers.start();
			ConnectionProblem problem = problem(network(Map.of(), ""),
					URI.create("https://127.0.0.1:" + server.getLocalPort() + "/"));
			assertThat(problem)
				.isEqualTo(new ConnectionProblem("what listens there does not speak TLS; is https right?", true));
			answers.join();
		}
	}

	@Test
	void saysThatANameIsNotKnown() {
		ConnectionProblem problem = ConnectionProblem
			.of(new UnknownHostException("api.example.com: Name or service not known"));
		assertThat(problem.what()).startsWith("the name api.example.com is not known here");
		assertThat(problem.lasting()).isFalse();
	}

	@Test
	void namesTheSettingOfATruststoreThatIsNone() throws IOException {
		Path text = Files.writeString(this.folder.resolve("s3cret.pem"), "no certificate");
		for (Path file : new Path[] { text, this.folder.resolve("s3cret-missing.pem") }) {
			assertThatIllegalArgumentException().isThrownBy(() -> post(network(Map.of(), file.toString()), API))
				.withMessageContaining("LINKKEEPER_TRUSTSTORE")
				.withMessageNotContaining("s3cret");
		}
	}

}
