package io.linkkeeper.definition.check;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A record refuses the values of some of its keys. Carries all that is wrong, not only
 * the first.
 */
public final class InvalidKeysException extends IllegalArgumentException {

	private final List<KeyProblem> problems;

	InvalidKeysException(List<KeyProblem> problems) {
		super(problems.stream().map(KeyProblem::toString).collect(Collectors.joining("; ")));
		this.problems = List.copyOf(problems);
	}

	/**
	 * Everything that is wrong.
	 * @return at least one problem, in the order of the checks
	 */
	public List<KeyProblem> problems() {
		return this.problems;
	}

}
