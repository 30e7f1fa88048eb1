package io.linkkeeper.sandbox.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

import io.linkkeeper.sandbox.SandboxOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The host that a request names.
 */
class HostTests {

	@ParameterizedTest
	@CsvSource({ "localhost:%d, 200", "127.0.0.1:%d, 200", "[::1]:%d, 200", "LOCALHOST:%d, 200",
			"rebound.example.com:%d, 421", "127.0.0.1.example.com:%d, 421", "127.0.0.2:%d, 421" })
	void answersToItsOwnNamesOnly(String host, int status) throws IOException {
		try (SandboxServer sandbox = SandboxServer.start(SandboxOptions.defaults().withControl(true),
				Clock.systemUTC())) {
			String own = host.formatted(sandbox.port());
			assertThat(status(sandbox, own, "GET /api_v3/service/session/action/get")).isEqualTo(status);
			assertThat(status(sandbox, own, "POST /control/faults")).isEqualTo((status == 200) ? 204 : status);
		}
	}

	private static int status(SandboxServer sandbox, String host, String request) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
			socket.getOutputStream()
				.write("%s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
					.formatted(request, host)
					.getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
			return Integer.parseInt(answer.substring(9, 12));
		}
	}

}
