package io.linkkeeper.definition.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A definition is wrong. Carries everything that is wrong with it, not only the first.
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
	 * Everything that is wrong.
	 * @return at least one problem, in the order of lines
	 */
	public List<DefinitionProblem> problems() {
		return this.problems;
	}

}
