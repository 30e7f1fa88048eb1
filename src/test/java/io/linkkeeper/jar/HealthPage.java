package io.linkkeeper.jar;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * What a {@code serve} tells about its health, on a port of its own.
 */
final class HealthPage {

	static final String UP = "200 ";

	static final String DOWN = "503 ";

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final int port;

	private HealthPage(int port) {
		this.port = port;
	}

	/** Of what a jar will serve. */
	static HealthPage of(Jar jar) throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			jar.with("LINKKEEPER_MANAGEMENT_PORT", String.valueOf(free.getLocalPort()));
			return new HealthPage(free.getLocalPort());
		}
	}

	/** The answer after its status. */
	String answer() throws InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health".formatted(this.port)))
			.timeout(Duration.ofSeconds(20))
			.build();
		try {
			HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
			return answer.statusCode() + " " + answer.body();
		}
		catch (IOException ex) {
			return "none: " + ex.getMessage();
		}
	}

}
