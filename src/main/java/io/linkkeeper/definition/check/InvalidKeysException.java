package io.linkkeeper.definition.check;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when a record rejects the values of some of its keys. Contains all problems, not
 * only the first.
 */
public final class InvalidKeysException extends IllegalArgumentException {

	private final List<KeyProblem> problems;

	InvalidKeysException(List<KeyProblem> problems) {
		super(problems.stream().map(KeyProblem::toString).collect(Collectors.joining("; ")));
		this.problems = List.copyOf(problems);
	}

	/**
	 * Returns all problems.
	 * @return at least one problem, in the order of the checks
	 */
	public List<KeyProblem> problems() {
		return this.problems;
	}

}
