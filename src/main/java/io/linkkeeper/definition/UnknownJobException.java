package io.linkkeeper.definition;

import java.util.List;

import io.linkkeeper.definition.yaml.DefinitionException;
import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.text.NearestName;

/**
 * Thrown when no definition has the requested name. The message contains the nearest
 * names, all names, and the files that could not be read.
 */
public final class UnknownJobException extends DefinitionException {

	UnknownJobException(String name, String folder, List<String> names, List<DefinitionProblem> unreadable) {
		super("No job is called '" + name + "'" + explanation(name, folder, names, unreadable));
	}

	private static String explanation(String name, String folder, List<String> names,
			List<DefinitionProblem> unreadable) {
		if (names.isEmpty() && !unreadable.isEmpty()) {
			return unreadable("; ", unreadable);
		}
		return NearestName.endOfSentence(name, names) + " " + inventory(folder, names) + unreadable("\n", unreadable);
	}

	private static String inventory(String folder, List<String> names) {
		return names.isEmpty() ? "There are no definitions in " + folder
				: "The jobs in " + folder + " are: " + String.join(", ", names);
	}

	private static String unreadable(String before, List<DefinitionProblem> problems) {
		StringBuilder lines = new StringBuilder();
		problems.forEach((problem) -> lines.append(before).append("not read: ").append(problem));
		return lines.toString();
	}

}
