package io.linkkeeper.definition;

import java.util.List;

/**
 * No definition has the name that was asked for. The message names the nearest ones, all
 * there are, and the files that could not be read.
 */
public final class UnknownJobException extends DefinitionException {

	UnknownJobException(String name, String folder, List<String> names, List<DefinitionProblem> unreadable) {
		super("No job is called '" + name + "'" + NearestName.endOfSentence(name, names) + " "
				+ inventory(folder, names) + unreadable(unreadable));
	}

	private static String inventory(String folder, List<String> names) {
		return names.isEmpty() ? "There are no definitions in " + folder
				: "The jobs in " + folder + " are: " + String.join(", ", names);
	}

	private static String unreadable(List<DefinitionProblem> problems) {
		StringBuilder lines = new StringBuilder();
		problems.forEach((problem) -> lines.append("\nnot read: ").append(problem));
		return lines.toString();
	}

}
