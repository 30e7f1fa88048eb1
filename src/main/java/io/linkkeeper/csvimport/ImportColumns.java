package io.linkkeeper.csvimport;

import java.util.List;
import java.util.stream.Stream;

/**
 * The columns that an import looks for.
 */
final class ImportColumns {

	static final String ID = "id";

	static final String SYSTEM_NAME = "systemName";

	static final String FULL_URL = "fullUrl";

	static final String NAME = "name";

	static final String STATUS = "status";

	static final String EXPIRES_AT = "expiresAt";

	static final String USER_ID = "userId";

	static final String UNIQUE_ID = "uniqueId";

	static final String ACTION = "action";

	static final String LINE = "line";

	static final String OUTCOME = "outcome";

	static final String SHORT_URL = "shortUrl";

	static final String ERROR = "error";

	/** What a result adds to the columns of its input. */
	static final List<String> OF_RESULTS = List.of(LINE, OUTCOME, ID, SHORT_URL, ERROR);

	/** What results and exports hold besides; it says nothing to an import. */
	static final List<String> IGNORED = List.of(LINE, OUTCOME, SHORT_URL, ERROR, "createdAt", "updatedAt", "partnerId");

	static final List<String> KNOWN = Stream
		.concat(Stream.of(ID, SYSTEM_NAME, FULL_URL, NAME, STATUS, EXPIRES_AT, USER_ID, UNIQUE_ID, ACTION),
				IGNORED.stream())
		.toList();

	private ImportColumns() {
	}

}
