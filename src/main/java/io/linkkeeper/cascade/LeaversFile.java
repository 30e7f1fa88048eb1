package io.linkkeeper.cascade;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.csv.HeadingSpec;
import io.linkkeeper.csv.TableReader;
import io.linkkeeper.definition.rule.CascadeAction;
import io.linkkeeper.definition.rule.CascadeSettings;
import io.linkkeeper.run.file.InputCopies;
import io.linkkeeper.sheet.TableFile;
import io.linkkeeper.text.Blanks;
import io.linkkeeper.text.Collation;
import io.linkkeeper.text.SpreadsheetError;
import org.jspecify.annotations.Nullable;

/**
 * Reads and validates the file of leavers. A single invalid row rejects the whole file.
 */
final class LeaversFile {

	/** The maximum number of rows, all of which are held in memory. */
	static final int MAX_LEAVERS = 100_000;

	private static final String USER = "userId";

	private static final String SUCCESSOR = "successor";

	/** A leaver that is left out as a comment would be lost. */
	private static final HeadingSpec HEADING = new HeadingSpec(List.of(USER, SUCCESSOR), Set.of(),
			new HeadingSpec.Required(USER, "; add it to the heading"), HeadingSpec.Aliases.NONE, Map.of(), false);

	private final CsvSource source;

	private final CascadeSettings settings;

	LeaversFile(CsvSource source, CascadeSettings settings) {
		this.source = source;
		this.settings = settings;
	}

	/** Returns the run's copy of the file. */
	static LeaversFile copied(InputCopies copies, long runId, CascadeSettings settings) {
		return new LeaversFile(copies.of(runId, Objects.requireNonNull(settings.leavers())), settings);
	}

	/** Returns the leavers in the order of the file. */
	List<Leaver> read() {
		try (TableReader reader = TableFile.detected(this.source, HEADING).open()) {
			Map<String, Leaver> leavers = read(reader);
			leavers.values().forEach((leaver) -> refuseChain(leaver, leavers));
			return List.copyOf(leavers.values());
		}
	}

	private Map<String, Leaver> read(TableReader reader) {
		Map<String, Leaver> leavers = new LinkedHashMap<>();
		for (CsvRow row = reader.read(); row != null; row = reader.read()) {
			Leaver leaver = leaver(reader.header(), row);
			Leaver earlier = leavers.putIfAbsent(leaver.key(), leaver);
			if (earlier != null) {
				throw refused(row.line(), "the user %s stands in line %d already; delete one of the two"
					.formatted(leaver.userId(), earlier.line()));
			}
			if (leavers.size() > MAX_LEAVERS) {
				throw refused(row.line(), "more than %d users leave; split the file".formatted(MAX_LEAVERS));
			}
		}
		return leavers;
	}

	private Leaver leaver(CsvHeader header, CsvRow row) {
		if (row.problem() != null) {
			throw refused(row.line(), row.problem());
		}
		String userId = cell(header, row, USER);
		if (userId.isEmpty()) {
			throw refused(row.line(), "the userId is empty; name the user or delete the row");
		}
		return new Leaver(row.line(), userId, successor(header, row));
	}

	private @Nullable String successor(CsvHeader header, CsvRow row) {
		String own = cell(header, row, SUCCESSOR);
		if (this.settings.action() != CascadeAction.HAND_OVER) {
			return null;
		}
		String successor = own.isEmpty() ? this.settings.successor() : own;
		if (successor == null) {
			throw refused(row.line(), "there is no successor; name one here, or for all by rule.successor");
		}
		return successor;
	}

	private String cell(CsvHeader header, CsvRow row, String column) {
		String cell = Blanks.strip(header.cell(row, column));
		if (SpreadsheetError.is(cell)) {
			throw refused(row.line(), SpreadsheetError.describe(cell, column));
		}
		return cell;
	}

	private void refuseChain(Leaver leaver, Map<String, Leaver> leavers) {
		String named = leaver.successor();
		Leaver successor = (named != null) ? leavers.get(Collation.key(named)) : null;
		if (successor != null) {
			throw refused(leaver.line(), "the successor %s leaves too (line %d); name a user who remains"
				.formatted(successor.userId(), successor.line()));
		}
	}

	private CsvException refused(long line, String message) {
		return new CsvException(this.source.name(), line, message);
	}

}
