package io.linkkeeper.engine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;

import io.linkkeeper.cli.Commands;
import io.linkkeeper.text.Display;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands in messages, completed by the options of the given command.
 */
class FollowUpTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "apply 5|`restart 5` goes on|`restart 5` goes on",
			"apply 5 --sandbox|`restart 5` goes on|`restart 5 --sandbox` goes on",
			"--sandbox apply 5|`restart 5` goes on|`restart 5 --sandbox` goes on",
			"plan j --sandbox|`apply 5 --over-limit REASON`, or `runs`|`apply 5 --over-limit REASON --sandbox`, or `runs --sandbox`",
			"plan j --account emea|`plan j`, then `apply 5`|`plan j --account emea`, then `apply 5`",
			"why x --account emea --sandbox|`plan j`|`plan j --sandbox --account emea`",
			"apply 5 --sandbox|`plan j --sandbox`|`plan j --sandbox`",
			"apply 5 --sandbox|the key `grace` of `rule.yml`|the key `grace` of `rule.yml`" })
	void getsTheOptionsThatItNeeds(String given, String message, String completed) {
		RootCommand root = new RootCommand();
		Shell shell = new Shell(Path.of(""), Clock.systemUTC(), new PrintWriter(new StringWriter()),
				new PrintWriter(new StringWriter()), Display.file(ZoneOffset.UTC));
		Commands.commandLine(shell, root, (request) -> {
			throw new AssertionError("no engine is needed");
		}).parseArgs(given.split(" "));
		assertThat(root.followUp().complete(message)).isEqualTo(completed);
	}

}
