package io.linkkeeper.database;

import java.util.Optional;
import java.util.function.Function;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.secret.SecretFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads values from environment variables or the files they name: {@code NAME}, or the
 * content of the file in {@code NAME_FILE}, as container platforms provide secrets. Blank
 * values are ignored. Messages name variables and files, never values.
 *
 * @param variables looks a variable up; {@code null} when it is not set
 */
record EnvironmentValues(Function<String, @Nullable String> variables) {

	Optional<String> find(String name) {
		Optional<String> value = variable(name);
		Optional<String> file = variable(name + "_FILE");
		if (value.isPresent() && file.isPresent()) {
			throw new RefusedException(ExitCode.USAGE,
					"%s and %s_FILE are both set. Keep one of them.".formatted(name, name));
		}
		return value.or(() -> file.map((path) -> read(name, path)));
	}

	private Optional<String> variable(String name) {
		return Optional.ofNullable(this.variables.apply(name)).filter((value) -> !value.isBlank());
	}

	private static String read(String name, String file) {
		try {
			return SecretFile.read(file, name + "_FILE");
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException(ExitCode.USAGE, "The database is not known: " + ex.getMessage(), ex);
		}
	}

}
