package io.linkkeeper.collect;

/**
 * The position of a {@link LinkWindowReader}: a selection and a second of createdAt. Its
 * text is {@code selection/second}.
 *
 * @param selection the index of the selection
 * @param createdAt the first second to read, in seconds since 1970
 */
record ReadPosition(int selection, long createdAt) {

	/**
	 * 2005-01-01, before the first short link. The API interprets much smaller values as
	 * relative to now (server behaviour).
	 */
	private static final long FIRST_SECOND = 1_104_537_600;

	static ReadPosition first(int selection) {
		return new ReadPosition(selection, FIRST_SECOND);
	}

	static ReadPosition parse(String text) {
		int slash = text.indexOf('/');
		return new ReadPosition(Integer.parseInt(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
	}

	ReadPosition after(Window window) {
		return new ReadPosition(this.selection, window.to() + 1);
	}

	@Override
	public String toString() {
		return this.selection + "/" + this.createdAt;
	}

}
