package io.linkkeeper.schedule.file;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Repository of the text that each definition file had when a serving process accepted
 * it. A file that now contains only the beginning of it was cut off, as by a full disk or
 * a copy that broke, and is held back until it changes to something else, or back, or is
 * accepted. A deleted file leaves its text behind. Thread-safe.
 */
@Repository
public class AcceptedFiles {

	private final JdbcClient jdbc;

	public AcceptedFiles(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Accepts the text of a file unless it is cut off, in which case the file is marked
	 * as held back. Repeating a call changes nothing.
	 * @param file the file
	 * @param job the name of the job that it defines
	 * @param text its text
	 * @return false when the text is cut off
	 */
	@Transactional
	public boolean accept(Path file, String job, String text) {
		Optional<String> before = find(file);
		boolean accepted = before.filter((content) -> isBeginning(text, content)).isEmpty();
		if (!accepted) {
			this.jdbc.sql("update definition_file set held_back = true where path = ?").param(key(file)).update();
		}
		else if (before.equals(Optional.of(text))) {
			this.jdbc.sql("update definition_file set held_back = false where path = ? and held_back")
				.param(key(file))
				.update();
		}
		else {
			replace(file, job, text);
		}
		return accepted;
	}

	private static boolean isBeginning(String text, String before) {
		return text.stripTrailing().length() < before.stripTrailing().length()
				&& before.startsWith(text.stripTrailing());
	}

	private void replace(Path file, String job, String text) {
		this.jdbc.sql("delete from definition_file where path = ?").param(key(file)).update();
		this.jdbc.sql("insert into definition_file (path, job, content) values (:path, :job, :content)")
			.param("path", key(file))
			.param("job", job)
			.param("content", text)
			.update();
	}

	/**
	 * Returns the text that was accepted.
	 * @param file the file
	 * @return its last accepted text, or empty when none was accepted
	 */
	public Optional<String> find(Path file) {
		return this.jdbc.sql("select content from definition_file where path = ?")
			.param(key(file))
			.query(String.class)
			.optional();
	}

	/**
	 * Accepts what the held back files of a job contain, whatever that is by the time a
	 * serving process reads them.
	 * @param job the job's name
	 * @return false when no file of the job is held back
	 */
	public boolean acceptHeldBack(String job) {
		return this.jdbc.sql("delete from definition_file where job = ? and held_back").param(job).update() > 0;
	}

	/**
	 * Returns the files that are held back.
	 * @return their absolute paths
	 */
	public Set<Path> heldBack() {
		return this.jdbc.sql("select path from definition_file where held_back")
			.query(String.class)
			.list()
			.stream()
			.map(Path::of)
			.collect(Collectors.toUnmodifiableSet());
	}

	private static String key(Path file) {
		return file.toAbsolutePath().normalize().toString();
	}

}
