package io.linkkeeper.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.linkkeeper.cli.CommandLineRun;
import io.linkkeeper.cli.Commands;
import io.linkkeeper.engine.Signals;
import io.linkkeeper.sandbox.SandboxOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxCommandTests {

	@TempDir
	private Path folder;

	@Test
	void servesUntilItIsEnded() throws IOException, InterruptedException {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		Thread serving = new Thread(() -> Commands
			.commandLine(CommandLineRun.shell(this.folder, out, err), new Signals(new PrintWriter(err)))
			.execute("sandbox", "--port", "0", "--links", "3", "--admin-secret", "it's", "--dialect", "old"));
		serving.start();
		try {
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> err.toString().contains("Serving 3 links"));
			assertThat(out.toString().lines()).hasSize(3)
				.contains("export KALTURA_PARTNER_ID=102", "export KALTURA_ADMIN_SECRET='it'\\''s'");
			assertThat(
					ping(out.toString().lines().findFirst().orElseThrow().replace("export KALTURA_SERVICE_URL=", "")))
				.contains("KalturaAPIException");
		}
		finally {
			serving.interrupt();
			serving.join();
		}
	}

	@Test
	void hasSecretsThatNobodyKnowsBefore() {
		Set<String> secrets = IntStream.range(0, 5)
			.mapToObj((index) -> SandboxOptions.defaults().withRandomSecrets().account())
			.flatMap((account) -> Stream.of(account.adminSecret(), account.userSecret()))
			.collect(Collectors.toSet());
		assertThat(secrets).hasSize(10).allMatch((secret) -> secret.matches("[0-9a-f]{32}"));
	}

	@Test
	void portThatIsTaken() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CommandLineRun run = CommandLineRun.in(this.folder, "sandbox", "--port", "" + taken.getLocalPort());
			assertThat(run.err()).startsWith("Port " + taken.getLocalPort() + " is taken").doesNotContain("\tat ");
			assertThat(run.exitCode()).isEqualTo(2);
			assertThat(run.out()).isEmpty();
		}
	}

	@Test
	void seedThatIsWrong() throws IOException {
		Files.writeString(this.folder.resolve("seed.csv"), "nonsense\n1\n");
		CommandLineRun run = CommandLineRun.in(this.folder, "sandbox", "--port", "0", "--seed", "seed.csv");
		assertThat(run.err()).startsWith(this.folder.resolve("seed.csv") + ":1: ");
		assertThat(run.exitCode()).isEqualTo(2);
	}

	@Test
	void optionsThatDoNotGoTogether() {
		CommandLineRun run = CommandLineRun.in(this.folder, "sandbox", "--seed", "seed.csv", "--links", "5");
		assertThat(run.err())
			.startsWith("linkkeeper sandbox: Links come from a seed file or are generated, not both\n");
		assertThat(run.exitCode()).isEqualTo(2);
	}

	private static String ping(String serviceUrl) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create(serviceUrl + "/service/shortlink_shortlink/action/list?format=1"))
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

}
