package io.linkkeeper.engine;

import io.linkkeeper.guard.DeletesUnconfirmedException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the operator at a terminal to confirm the deletes of a plan by their number.
 */
final class DeleteConfirmation {

	private final Shell shell;

	DeleteConfirmation(Shell shell) {
		this.shell = shell;
	}

	/**
	 * Asks for the number of deletes.
	 * @param refusal the refusal of an unconfirmed plan
	 * @return the confirmed number
	 * @throws DeletesUnconfirmedException the refusal, when there is no terminal, or the
	 * answer is anything but the number
	 */
	long ask(DeletesUnconfirmedException refusal) {
		if (!isNumber(question(refusal.deletes()), refusal.deletes())) {
			throw refusal;
		}
		return refusal.deletes();
	}

	private @Nullable String question(long deletes) {
		return this.shell.ask("The plan deletes %d %s for good. Type the number to confirm it: ".formatted(deletes,
				(deletes == 1) ? "link" : "links"));
	}

	private static boolean isNumber(@Nullable String answer, long deletes) {
		return answer != null && answer.strip().equals(String.valueOf(deletes));
	}

}
