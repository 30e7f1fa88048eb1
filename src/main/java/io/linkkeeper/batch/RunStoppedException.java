package io.linkkeeper.batch;

/**
 * A pause was cut short because the run should stop.
 */
public class RunStoppedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	RunStoppedException() {
		super("The run is asked to stop");
	}

}
