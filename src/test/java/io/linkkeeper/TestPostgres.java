package io.linkkeeper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of this JVM, started when it is first needed and stopped when the
 * JVM ends. What a killed JVM leaves behind, the next one stops and deletes. It keeps
 * nothing through a power cut, and so is fast.
 */
public final class TestPostgres {

	private static final String USER = "postgres";

	/** A database with all tables, of which others are copies. */
	private static final String TEMPLATE = "linkkeeper_template";

	/** Before the process id, in the name of the folder of a server's data. */
	private static final String FOLDER = "linkkeeper-postgres-";

	/** Bytes that a server may need. */
	private static final long ROOM = 2L * 1024 * 1024 * 1024;

	private static final EmbeddedPostgres SERVER = start();

	private static @Nullable TestDatabase reused;

	private TestPostgres() {
	}

	private static EmbeddedPostgres start() {
		try {
			Path place = place();
			clear(place);
			EmbeddedPostgres server = EmbeddedPostgres.builder()
				.setDataDirectory(place.resolve(FOLDER + ProcessHandle.current().pid()))
				.start();
			execute(server, "create database " + TEMPLATE);
			new TestDatabase(server.getJdbcUrl(USER, TEMPLATE), USER).migrate();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A server is thousands of small files: in memory, where there is room. */
	private static Path place() throws IOException {
		Path memory = Path.of("/dev/shm");
		boolean room = Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > ROOM;
		return room ? memory : Path.of(System.getProperty("java.io.tmpdir"));
	}

	private static void clear(Path place) throws IOException {
		try (Stream<Path> files = Files.list(place)) {
			for (Path folder : files.filter(TestPostgres::isLeftBehind).toList()) {
				stop(folder.resolve("postmaster.pid"));
				FileSystemUtils.deleteRecursively(folder);
			}
		}
	}

	private static boolean isLeftBehind(Path folder) {
		String name = folder.getFileName().toString();
		return name.matches(FOLDER + "\\d+")
				&& ProcessHandle.of(Long.parseLong(name.substring(FOLDER.length()))).isEmpty();
	}

	private static void stop(Path pidFile) throws IOException {
		if (Files.exists(pidFile)) {
			ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0)))
				.filter((process) -> process.info().command().orElse("").endsWith("postgres"))
				.ifPresent((process) -> {
					process.destroy();
					process.onExit().join();
				});
		}
	}

	private static void execute(EmbeddedPostgres server, String statement) {
		new JdbcTemplate(server.getPostgresDatabase()).execute(statement);
	}

	/** A new database, all its tables empty. */
	public static TestDatabase newDatabase() {
		return database("template " + TEMPLATE);
	}

	/** A database without tables. */
	public static TestDatabase emptyDatabase() {
		return database("");
	}

	private static synchronized TestDatabase database(String like) {
		String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
		execute(SERVER, "create database %s %s".formatted(name, like));
		return new TestDatabase(SERVER.getJdbcUrl(USER, name), USER);
	}

	/** The same database each time, all its tables empty. */
	static synchronized TestDatabase emptied() {
		TestDatabase known = reused;
		if (known == null) {
			known = newDatabase();
			reused = known;
		}
		JdbcTemplate template = new JdbcTemplate(known.dataSource());
		List<String> tables = template.queryForList("""
				select table_name from information_schema.tables
				where table_schema = 'public' and table_name <> 'flyway_schema_history'
				""", String.class);
		template.execute("truncate %s restart identity".formatted(String.join(", ", tables)));
		return known;
	}

}
