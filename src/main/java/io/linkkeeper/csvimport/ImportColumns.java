package io.linkkeeper.csvimport;

import java.util.List;
import java.util.stream.Stream;

/**
 * Names of the columns of import files and result files.
 */
final class ImportColumns {

	static final String ID = "id";

	static final String SYSTEM_NAME = "systemName";

	static final String FULL_URL = "fullUrl";

	static final String NAME = "name";

	static final String STATUS = "status";

	static final String EXPIRES_AT = "expiresAt";

	static final String STARTS_AT = "startsAt";

	static final String USER_ID = "userId";

	static final String UNIQUE_ID = "uniqueId";

	static final String ACTION = "action";

	static final String LINE = "line";

	static final String OUTCOME = "outcome";

	static final String SHORT_URL = "shortUrl";

	static final String ERROR = "error";

	/** The columns that a result file adds to those of its input. */
	static final List<String> OF_RESULTS = List.of(LINE, OUTCOME, ID, SHORT_URL, ERROR);

	/** The columns of result files and exports that an import ignores. */
	static final List<String> IGNORED = List.of(LINE, OUTCOME, SHORT_URL, ERROR, "createdAt", "updatedAt", "partnerId");

	static final List<String> KNOWN = Stream
		.concat(Stream.of(ID, SYSTEM_NAME, FULL_URL, NAME, STATUS, EXPIRES_AT, STARTS_AT, USER_ID, UNIQUE_ID, ACTION),
				IGNORED.stream())
		.toList();

	private ImportColumns() {
	}

}
