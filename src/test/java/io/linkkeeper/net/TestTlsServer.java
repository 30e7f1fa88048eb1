package io.linkkeeper.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/**
 * An HTTPS server on loopback with a certificate that nobody trusts by default. Answers
 * each request with a session.
 */
public final class TestTlsServer implements AutoCloseable {

	private final HttpsServer server;

	/**
	 * Starts a server.
	 * @param certificate {@code self-signed}, {@code expired} or {@code other-name}
	 */
	public TestTlsServer(String certificate) throws IOException, GeneralSecurityException {
		this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setHttpsConfigurator(new HttpsConfigurator(context(certificate)));
		this.server.createContext("/", (exchange) -> {
			try (exchange) {
				exchange.getRequestBody().readAllBytes();
				byte[] answer = "\"a-ks\"".getBytes(StandardCharsets.UTF_8);
				exchange.sendResponseHeaders(200, answer.length);
				exchange.getResponseBody().write(answer);
			}
		});
		this.server.start();
	}

	/** The file with the certificate of a server. */
	public static Path pem(String certificate) {
		try {
			return Path.of(Objects.requireNonNull(TestTlsServer.class.getResource(certificate + ".pem")).toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static SSLContext context(String certificate) throws IOException, GeneralSecurityException {
		char[] password = "changeit".toCharArray();
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream file = TestTlsServer.class.getResourceAsStream(certificate + ".p12")) {
			store.load(Objects.requireNonNull(file), password);
		}
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, password);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		return context;
	}

	public int port() {
		return this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
