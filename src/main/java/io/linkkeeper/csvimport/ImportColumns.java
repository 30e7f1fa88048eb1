package io.linkkeeper.csvimport;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.HeadingSpec;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.Preset;
import org.jspecify.annotations.Nullable;

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

	static final String WARNINGS = "warnings";

	static final String OLD_URL = "oldUrl";

	/** Precedes the name of a column of results in a file that has one of that name. */
	private static final String PREFIX = "linkkeeper_";

	/** The columns that a result file adds to those of its input. */
	static final List<String> OF_RESULTS = List.of(LINE, OUTCOME, ID, SHORT_URL, ERROR, WARNINGS);

	/** The columns of result files and exports that an import ignores. */
	static final List<String> IGNORED = List.of(LINE, OUTCOME, SHORT_URL, ERROR, WARNINGS, OLD_URL, "createdAt",
			"updatedAt", "partnerId");

	/** Usual headings with other words; other spellings need no entry. */
	private static final Map<String, List<String>> SYNONYMS = Map.of(FULL_URL,
			List.of("URL", "Long URL", "Destination URL", "Destination", "Target URL", "Target", "Original URL"), NAME,
			List.of("Title"), EXPIRES_AT,
			List.of("Expires", "Expires on", "Expiry", "Expiry date", "Expiration", "Expiration date", "Valid until"),
			SHORT_URL, List.of("Short link"));

	/** The columns that an import reads. */
	static final List<String> READ = List.of(ID, SYSTEM_NAME, FULL_URL, NAME, STATUS, EXPIRES_AT, STARTS_AT, USER_ID,
			UNIQUE_ID, ACTION);

	static final List<String> KNOWN = Stream.concat(READ.stream(), IGNORED.stream()).toList();

	private ImportColumns() {
	}

	/**
	 * Returns the title of a column of results. Columns of a result file are replaced;
	 * those of any other file are kept, whatever their names.
	 */
	static String resultTitle(CsvHeader header, String name) {
		boolean isOwn = name.equals(ID) || Stream.of(LINE, OUTCOME, SHORT_URL, ERROR).allMatch(header::has);
		return (isOwn || !header.has(name)) ? name : PREFIX + name;
	}

	/**
	 * Returns the index of a column of results in the file, or -1 when it is added.
	 */
	static int resultIndex(CsvHeader header, String name) {
		String title = resultTitle(header, name);
		return title.equals(name) ? header.indexOf(name) : header.titles().indexOf(title);
	}

	/** Returns how the columns of an import's file are found. */
	static HeadingSpec heading(ImportSettings settings) {
		String key = settings.match().label();
		HeadingSpec.Required required = new HeadingSpec.Required(key,
				", by which rows find their links; add it, choose another one by rule.match, or say in rule.columns which"
						+ " one it is");
		return new HeadingSpec(KNOWN, Set.copyOf(IGNORED), required, aliases(settings.from()), given(settings), true);
	}

	/** In the export of another service an id is that of the service. */
	private static HeadingSpec.Aliases aliases(@Nullable Preset from) {
		return (from != null)
				? new HeadingSpec.Aliases(from.headings(), Set.of(ID), true,
						new HeadingSpec.Derived(SYSTEM_NAME, OLD_URL))
				: new HeadingSpec.Aliases(SYNONYMS, Set.of(), false, null);
	}

	private static Map<String, String> given(ImportSettings settings) {
		Map<String, ImportSettings.Column> columns = settings.columns();
		return (columns != null) ? columns.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().label())) : Map.of();
	}

}
