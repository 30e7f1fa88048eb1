package io.linkkeeper.cli;

/**
 * The entry point of {@code linkkeeper.jar}.
 */
public final class Linkkeeper {

	private Linkkeeper() {
	}

	/**
	 * Runs one command.
	 * @param args the command line
	 */
	public static void main(String[] args) {
	}

}
