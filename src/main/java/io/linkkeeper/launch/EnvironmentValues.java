package io.linkkeeper.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Values that the environment gives, or a file that it names: {@code NAME}, or the
 * content of the file in {@code NAME_FILE}, as container platforms hand out secrets. An
 * empty value is none. Messages name variables and files, never values.
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
			return Files.readString(Path.of(file)).strip();
		}
		catch (IOException | RuntimeException ex) {
			throw new RefusedException(ExitCode.USAGE,
					"The file %s that %s_FILE names cannot be read (%s). Make it readable for this user, or name another."
						.formatted(file, name, ex.getClass().getSimpleName()),
					ex);
		}
	}

}
