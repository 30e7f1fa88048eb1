package io.linkkeeper.definition.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when a definition is invalid. Contains all problems, not only the first.
 */
public final class InvalidDefinitionException extends DefinitionException {

	private final List<DefinitionProblem> problems;

	public InvalidDefinitionException(List<DefinitionProblem> problems) {
		super(problems.stream()
			.sorted(Comparator.comparingInt(DefinitionProblem::line))
			.map(DefinitionProblem::toString)
			.collect(Collectors.joining("\n")));
		this.problems = problems.stream().sorted(Comparator.comparingInt(DefinitionProblem::line)).toList();
	}

	public InvalidDefinitionException(DefinitionProblem problem) {
		this(List.of(problem));
	}

	/**
	 * Returns all problems.
	 * @return at least one problem, sorted by line
	 */
	public List<DefinitionProblem> problems() {
		return this.problems;
	}

}
