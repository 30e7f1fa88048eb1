package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sandbox in a process of its own, as a user starts it.
 */
final class BigAccount implements AutoCloseable {

	private static final Pattern EXPORT = Pattern.compile("export (\\w+)='?([^'\\n]+)'?");

	private final JarProcess process;

	private BigAccount(JarProcess process) {
		this.process = process;
	}

	static BigAccount start(Path folder, String... options) throws IOException, InterruptedException {
		String[] command = new String[options.length + 3];
		System.arraycopy(new String[] { "sandbox", "--port", "0" }, 0, command, 0, 3);
		System.arraycopy(options, 0, command, 3, options.length);
		JarProcess process = Jar.in(folder).withJvm("-Xmx1g").start(command);
		process.awaitMessage("links until Ctrl-C");
		return new BigAccount(process);
	}

	/** What a worker's environment must say to reach it. */
	Map<String, String> environment() throws IOException {
		Map<String, String> environment = new TreeMap<>();
		Matcher exports = EXPORT.matcher(this.process.output());
		while (exports.find()) {
			environment.put(exports.group(1), exports.group(2));
		}
		return environment;
	}

	@Override
	public void close() throws IOException, InterruptedException {
		this.process.kill();
	}

}
