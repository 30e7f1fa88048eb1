package io.linkkeeper.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.linkkeeper.sandbox.server.SandboxServer;

/**
 * A sandbox in a JVM of its own, to be killed, or to be measured in little memory.
 */
final class SandboxProcess implements AutoCloseable {

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Process process;

	private final int port;

	private final String ks;

	private SandboxProcess(Process process, int port) throws IOException, InterruptedException {
		this.process = process;
		this.port = port;
		this.ks = call("session/action/start", "type=2&secret=" + SandboxOptions.DEFAULT_ADMIN_SECRET).replace("\"",
				"");
	}

	static SandboxProcess start(Path data, int links, Dialect dialect, String... jvmOptions)
			throws IOException, InterruptedException {
		List<String> command = new java.util.ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of(jvmOptions));
		command.addAll(
				List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
						SandboxProcess.class.getName(), data.toString(), Integer.toString(links), dialect.name()));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		BufferedReader output = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		return new SandboxProcess(process, Integer.parseInt(output.readLine()));
	}

	/** What runs in the JVM of its own. */
	public static void main(String[] args) throws InterruptedException {
		SandboxServer server = SandboxServer.start(SandboxOptions.defaults()
			.withData(Path.of(args[0]))
			.withLinks(Integer.parseInt(args[1]))
			.withDialect(Dialect.valueOf(args[2])), Clock.systemUTC());
		System.out.println(server.port());
		Thread.currentThread().join();
	}

	int port() {
		return this.port;
	}

	String ks() {
		return URLEncoder.encode(this.ks, StandardCharsets.UTF_8);
	}

	/** Calls {@code service/action/name} with a form, and answers the JSON. */
	String call(String path, String form) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/api_v3/service/" + path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString("format=1&" + form))
			.build();
		return this.http.send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

	/** The processor time that the process has used so far. */
	Duration cpuTime() {
		return this.process.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	/** Kills the process without a warning, as {@code kill -9} does. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
