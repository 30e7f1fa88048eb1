package io.linkkeeper.jar;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;

/**
 * A PgBouncer in transaction mode before a server.
 */
final class PgBouncer implements AutoCloseable {

	private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

	private final int port;

	private final Process process;

	private PgBouncer(int port, Process process) {
		this.port = port;
		this.process = process;
	}

	static boolean isInstalled() {
		return Files.isExecutable(PROGRAM);
	}

	static PgBouncer before(OwnPostgres server, Path folder, String password) throws IOException {
		int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		Path users = Files.writeString(folder.resolve("users.txt"),
				"\"%s\" \"%s\"\n".formatted(OwnPostgres.NAME, password));
		Path settings = Files.writeString(folder.resolve("pgbouncer.ini"), """
				[databases]
				linkkeeper = host=127.0.0.1 port=%d dbname=linkkeeper
				[pgbouncer]
				listen_addr = 127.0.0.1
				listen_port = %d
				unix_socket_dir =
				auth_type = scram-sha-256
				auth_file = %s
				pool_mode = transaction
				default_pool_size = 8
				ignore_startup_parameters = extra_float_digits
				""".formatted(server.port(), port, users));
		List<String> command = new ArrayList<>();
		if ("root".equals(System.getProperty("user.name"))) {
			// it refuses to run as root
			command.addAll(List.of("unshare", "--user"));
		}
		command.addAll(List.of(PROGRAM.toString(), settings.toString()));
		PgBouncer bouncer = new PgBouncer(port,
				new ProcessBuilder(command).redirectErrorStream(true)
					.redirectOutput(folder.resolve("pgbouncer.log").toFile())
					.start());
		Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(bouncer::accepts);
		return bouncer;
	}

	private boolean accepts() throws IOException {
		try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return connection.isConnected();
		}
	}

	String url() {
		return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(this.port, OwnPostgres.NAME);
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

}
