package io.linkkeeper.holder;

/**
 * Thrown when the holder of the database ended while it executed a command. How much the
 * command did is not known here; its runs can be restarted.
 */
public class HolderLostException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	HolderLostException(Throwable cause) {
		super("The process that worked at this has ended before it was done. `runs` shows how far it came, "
				+ "`restart RUN` goes on.", cause);
	}

}
