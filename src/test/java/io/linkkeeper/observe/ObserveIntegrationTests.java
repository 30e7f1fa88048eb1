package io.linkkeeper.observe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import io.linkkeeper.Definitions;
import io.linkkeeper.SettableClock;
import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestWorker;
import io.linkkeeper.kaltura.http.RequestStatistics;
import io.linkkeeper.operate.RunListener;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.StateCounts;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.fault.FaultKind;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A serving worker as those see it who watch it.
 */
class ObserveIntegrationTests {

	private final SettableClock clock = SettableClock.at("2026-06-01T12:00:00Z");

	private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.defaults(), this.clock);

	private final SwitchedDataSource database = new SwitchedDataSource(TestDatabase.create().dataSource());

	private final Marks marks = new Marks();

	@TempDir
	private Path jobs;

	@BeforeEach
	void writeJob() throws IOException {
		Files.writeString(this.jobs.resolve("expire-links.yml"),
				"name: expire-links\ntype: expire\nschedule: { cron: \"0 15 4 * * ?\", zone: UTC }\n");
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	private TestWorker serve(int port) {
		return TestWorker.on(this.sandbox, this.clock)
			.dataSource(this.database)
			.bean(RunListener.class, this.marks)
			.property("spring.profiles.include", "serve")
			.property("server.port", port)
			.property("linkkeeper.schedule.jobs", this.jobs)
			.property("linkkeeper.schedule.look-every", "PT1H")
			.start();
	}

	private static HttpResponse<String> get(TestWorker worker, String path) throws IOException, InterruptedException {
		String port = worker.bean(Environment.class).getRequiredProperty("local.server.port");
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + path)).build(),
					BodyHandlers.ofString());
	}

	/** Over a socket, as the JDK's client sets the header itself. */
	private static int statusForHost(TestWorker worker, String host) throws IOException {
		int port = worker.bean(Environment.class).getRequiredProperty("local.server.port", Integer.class);
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.getOutputStream()
				.write("GET /actuator/prometheus HTTP/1.0\r\nHost: %s\r\n\r\n".formatted(host)
					.getBytes(StandardCharsets.US_ASCII));
			return Integer.parseInt(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)
				.substring("HTTP/1.1 ".length()));
		}
	}

	private static JsonNode health(TestWorker worker, int status) throws IOException, InterruptedException {
		HttpResponse<String> answer = get(worker, "health");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		return JsonMapper.shared().readTree(answer.body()).get("components");
	}

	@Test
	void tellsHowItIs() throws IOException, InterruptedException {
		try (TestWorker worker = serve(0)) {
			assertThat(statusForHost(worker, "rebound.example.com")).isEqualTo(421);
			assertThat(statusForHost(worker, "localhost")).isEqualTo(200);
			JsonNode well = health(worker, 200);
			assertThat(well.at("/api/details/default").asString()).isEqualTo("reached");
			assertThat(well.at("/schedule/details/lastDone/expire-links").asString()).isEqualTo("never");
			worker.run(Definitions.expire());
			assertThat(health(worker, 200).at("/schedule/details/lastDone/expire-links").asString())
				.startsWith("2026-06-01T");
			assertThat(get(worker, "env").statusCode()).isEqualTo(404);
			this.database.away = true;
			JsonNode away = health(worker, 503);
			assertThat(away.at("/database/status").asString()).isEqualTo("DOWN");
			assertThat(away.at("/api/status").asString()).isEqualTo("UP");
			this.database.away = false;
			this.sandbox.close();
			assertThat(health(worker, 200).at("/api/status").asString()).as("asked a moment ago").isEqualTo("UP");
			this.clock.advance(ApiHealth.CACHE_TTL.plus(Duration.ofSeconds(1)));
			JsonNode unreachable = health(worker, 503);
			assertThat(unreachable.at("/api/status").asString()).isEqualTo("DOWN");
			assertThat(unreachable.toString()).doesNotContain(this.sandbox.adminSecret());
		}
	}

	@Test
	void isDownWhileTheDatabaseTakesNoWrites() throws IOException, InterruptedException {
		try (TestWorker worker = serve(0)) {
			this.database.readOnly = true;
			JsonNode readOnly = health(worker, 503);
			assertThat(readOnly.at("/database/status").asString()).isEqualTo("DOWN");
			assertThat(readOnly.at("/database/details/reason").asString()).startsWith("the database is read-only");
			this.database.readOnly = false;
			health(worker, 200);
		}
	}

	@Test
	void isUpSoonAfterTheApiIsBack() throws IOException, InterruptedException {
		try (TestWorker worker = serve(0)) {
			this.sandbox.faults().failBefore(1, FaultKind.UNAVAILABLE);
			assertThat(health(worker, 503).at("/api/status").asString()).isEqualTo("DOWN");
			this.sandbox.faults().clear();
			this.clock.advance(ApiHealth.FAILURE_CACHE_TTL);
			assertThat(health(worker, 200).at("/api/status").asString()).isEqualTo("UP");
		}
	}

	@Test
	void looksAgainAfterAClockThatWasAhead() throws IOException, InterruptedException {
		try (TestWorker worker = serve(0)) {
			Instant right = this.clock.instant();
			this.clock.advance(Duration.ofHours(1));
			health(worker, 200);
			this.clock.set(right);
			this.sandbox.faults().failBefore(1, FaultKind.UNAVAILABLE);
			assertThat(health(worker, 503).at("/api/status").asString()).isEqualTo("DOWN");
		}
	}

	@Test
	void countsWhatItsRunsDo() throws IOException, InterruptedException {
		try (TestWorker worker = serve(0)) {
			worker.run(Definitions.expire());
			assertThat(get(worker, "prometheus").body().lines())
				.contains("linkkeeper_runs_total{job=\"expire-links\",outcome=\"done\"} 1.0")
				.anyMatch((line) -> line.startsWith("linkkeeper_changes_total{outcome=\"applied\"}"))
				.contains("linkkeeper_changes_planned_total{job=\"expire-links\",kind=\"delete\"} 0.0",
						"linkkeeper_changes_applied_total{job=\"expire-links\",kind=\"disable\"} 0.0")
				.anyMatch((line) -> line.matches("linkkeeper_api_requests_total [1-9].*"))
				.anyMatch((line) -> line.startsWith("linkkeeper_api_request_seconds_total "))
				.anyMatch((line) -> line.startsWith("linkkeeper_api_rate_limit_waits_total "))
				.anyMatch((line) -> line
					.startsWith("linkkeeper_job_last_done_timestamp_seconds{job=\"expire-links\"} 1."));
			assertThat(this.marks.seen).as("each line of run 1 says so").containsExactly("1", "1", "1");
			assertThat(MDC.get("run")).isNull();
		}
	}

	@Test
	void isDownWhileAStartIsOverdue() throws IOException, InterruptedException {
		try (TestWorker worker = serve(0)) {
			health(worker, 200);
			this.clock.set(Instant.parse("2026-06-02T04:25:00Z"));
			JsonNode schedule = health(worker, 503).get("schedule");
			assertThat(schedule.get("status").asString()).isEqualTo("DOWN");
			assertThat(schedule.at("/details/overdue/expire-links").asString()).isEqualTo("2026-06-02T04:15:00Z");
		}
	}

	@Test
	void refusesATakenPort() throws IOException {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThatThrownBy(() -> serve(other.getLocalPort()).close())
				.hasRootCauseInstanceOf(java.net.BindException.class)
				.cause()
				.isInstanceOf(PortInUseException.class);
		}
	}

	private static final class SwitchedDataSource extends DelegatingDataSource {

		private volatile boolean away;

		private volatile boolean readOnly;

		SwitchedDataSource(DataSource target) {
			super(target);
		}

		@Override
		public Connection getConnection() throws SQLException {
			if (this.away) {
				throw new SQLException("away");
			}
			Connection connection = super.getConnection();
			connection.setReadOnly(this.readOnly);
			return connection;
		}

	}

	/** Notes which run a thread's log lines carry. */
	private static final class Marks implements RunListener {

		private final List<String> seen = new CopyOnWriteArrayList<>();

		@Override
		public void executionStarted(Run run) {
			this.seen.add(MDC.get("run"));
		}

		@Override
		public void requestsCompleted(RequestStatistics traffic, Map<String, Long> refusals) {
			this.seen.add(MDC.get("run"));
		}

		@Override
		public void executionEnded(Run run, ExitCode exitCode, StateCounts counts) {
			this.seen.add(MDC.get("run"));
		}

	}

}
