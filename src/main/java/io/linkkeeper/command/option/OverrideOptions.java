package io.linkkeeper.command.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options that override values of the definition for one run.
 */
public final class OverrideOptions {

	@Spec(Spec.Target.MIXEE)
	private CommandSpec spec = CommandSpec.create();

	@Option(names = "-p", paramLabel = "KEY=VALUE",
			description = "A value of the definition for this run only, such as -p rule.grace=PT0S. "
					+ "Lists are written ['A*', 'B*'].")
	private List<String> assignments = new ArrayList<>();

	public Map<String, String> byKey() {
		Map<String, String> values = new LinkedHashMap<>();
		for (String assignment : this.assignments) {
			int equals = assignment.indexOf('=');
			if (equals < 1) {
				throw refused("-p takes KEY=VALUE, such as rule.grace=PT0S, not '" + assignment + "'");
			}
			if (values.put(assignment.substring(0, equals), assignment.substring(equals + 1)) != null) {
				throw refused("-p gives " + assignment.substring(0, equals) + " twice; keep one");
			}
		}
		return values;
	}

	private ParameterException refused(String message) {
		return new ParameterException(this.spec.commandLine(), message);
	}

}
