package io.linkkeeper.collect;

/**
 * The position of a {@link LinkWindowReader}: a selection and a second of createdAt. Its
 * text is {@code selection/second}.
 *
 * @param selection the index of the selection
 * @param createdAt the first second to read, in seconds since 1970
 */
record ReadPosition(int selection, long createdAt) {

	/** Behind the last window of a selection. */
	private static final long END = Long.MAX_VALUE;

	static ReadPosition first(int selection) {
		return new ReadPosition(selection, UnrealDates.FIRST_REAL.getEpochSecond());
	}

	static ReadPosition parse(String text) {
		int slash = text.indexOf('/');
		return new ReadPosition(Integer.parseInt(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
	}

	ReadPosition end() {
		return new ReadPosition(this.selection, END);
	}

	boolean isEnd() {
		return this.createdAt == END;
	}

	ReadPosition after(Window window) {
		return new ReadPosition(this.selection, window.to() + 1);
	}

	@Override
	public String toString() {
		return this.selection + "/" + this.createdAt;
	}

}
