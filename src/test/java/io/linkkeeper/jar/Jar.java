package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.linkkeeper.sandbox.server.SandboxServer;

/**
 * The packaged jar in a folder of its own, with {@code jobs/} as delivered and an
 * environment in which no account is configured.
 */
final class Jar {

	private final Path folder;

	private final Map<String, String> environment = new TreeMap<>();

	private final List<String> jvm = new ArrayList<>();

	/** Before the command itself. */
	private List<String> through = List.of();

	private int processes;

	private Jar(Path folder) {
		this.folder = folder;
	}

	static Jar in(Path folder) throws IOException {
		Path jobs = Files.createDirectories(folder.resolve("jobs"));
		for (String file : List.of("expire-links.yml", "export-links.yml", "notice-links.yml", "schema.json")) {
			Files.copy(Path.of("jobs", file), jobs.resolve(file), StandardCopyOption.REPLACE_EXISTING);
		}
		return new Jar(folder);
	}

	/** With an account in a sandbox that this process serves. */
	Jar on(SandboxServer sandbox) {
		return with("KALTURA_SERVICE_URL", sandbox.serviceUrl().toString())
			.with("KALTURA_PARTNER_ID", String.valueOf(sandbox.partnerId()))
			.with("KALTURA_ADMIN_SECRET", sandbox.adminSecret());
	}

	Jar with(String variable, String value) {
		this.environment.put(variable, value);
		return this;
	}

	/** In a JVM with such an option. */
	Jar withJvm(String option) {
		this.jvm.add(option);
		return this;
	}

	/** So that it hears Ctrl-C even if the shell that runs the tests has it ignored. */
	Jar hearingInterrupts() {
		this.through = List.of("env", "--default-signal=INT");
		return this;
	}

	Path folder() {
		return this.folder;
	}

	/** The same jar and environment, started in another folder. */
	Jar startedIn(Path other) throws IOException {
		Jar elsewhere = Jar.in(other);
		elsewhere.environment.putAll(this.environment);
		return elsewhere;
	}

	Path definition() {
		return this.folder.resolve("jobs/expire-links.yml");
	}

	/** Starts a command and comes back at once. */
	JarProcess start(String... args) throws IOException {
		List<String> command = new ArrayList<>(this.through);
		command.add(Tool.java());
		// most of a short process is its start
		command.addAll(this.jvm.isEmpty() ? ExtractedJar.quickly() : this.jvm);
		command.add("-jar");
		command.add(ExtractedJar.file().toString());
		command.addAll(List.of(args));
		Path out = this.folder.resolve("out-" + ++this.processes);
		Path err = this.folder.resolve("err-" + this.processes);
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectOutput(out.toFile())
			.redirectError(err.toFile());
		builder.environment().keySet().removeIf((name) -> name.matches("(KALTURA|LINKKEEPER|LOGGING|SPRING)_.*"));
		// several serve at the same time
		builder.environment().put("LINKKEEPER_MANAGEMENT_PORT", "-1");
		builder.environment().put("LINKKEEPER_CONSOLE_PORT", "-1");
		builder.environment().putAll(this.environment);
		return new JarProcess(builder.start(), String.join(" ", args), out, err);
	}

	/** Runs a command to its end. */
	Ended run(String... args) throws IOException, InterruptedException {
		return start(args).end();
	}

}
