package io.linkkeeper.sandbox.seed;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvValidationException;
import io.linkkeeper.sandbox.SandboxException;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with an account's first links. The first line names the columns, in any
 * order; only {@code systemName} and {@code fullUrl} are mandatory, and {@code shortUrl}
 * follows from the id. Every problem is a {@link SandboxException} that names file and
 * line.
 */
final class CsvSeed implements AutoCloseable {

	private static final List<String> COLUMNS = List.of("id", "systemName", "fullUrl", "name", "status", "expiresAt",
			"userId", "uniqueId", "createdAt", "updatedAt", "shortUrl");

	private final Path file;

	private final CSVReader reader;

	private final Map<String, Integer> columns = new HashMap<>();

	private final Set<String> ids = new HashSet<>();

	private final LinkIds newIds;

	private final Instant now;

	private long line;

	private CsvSeed(Path file, CSVReader reader, LinkIds newIds, Instant now) {
		this.file = file;
		this.reader = reader;
		this.newIds = newIds;
		this.now = now;
	}

	/**
	 * Opens a file and reads its header.
	 * @param file the file, in UTF-8
	 * @param newIds gives ids to lines without one
	 * @param now the time of creation for lines without one
	 * @return the seed, to be closed
	 */
	static CsvSeed open(Path file, LinkIds newIds, Instant now) {
		try {
			BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
			skipByteOrderMark(text);
			CSVReader reader = new CSVReaderBuilder(text).withCSVParser(new RFC4180ParserBuilder().build()).build();
			CsvSeed seed = new CsvSeed(file, reader, newIds, now);
			seed.readHeader();
			return seed;
		}
		catch (IOException ex) {
			throw new SandboxException("Cannot read the seed file " + file + ": " + ex, ex);
		}
	}

	/** The links, in the order of the file; to be read once. */
	Stream<SandboxLink> links() {
		return Stream.iterate(next(), (record) -> record.length > 0, (record) -> next()).map(this::link);
	}

	@Override
	public void close() {
		try {
			this.reader.close();
		}
		catch (IOException ex) {
			throw problem("cannot be closed: " + ex);
		}
	}

	private void readHeader() {
		String[] header = next();
		for (int i = 0; i < header.length; i++) {
			String name = header[i].strip();
			if (!COLUMNS.contains(name)) {
				throw problem("unknown column \"" + name + "\"; known are " + String.join(", ", COLUMNS));
			}
			this.columns.put(name, i);
		}
		if (!this.columns.containsKey("systemName") || !this.columns.containsKey("fullUrl")) {
			throw problem("the first line must name the columns systemName and fullUrl");
		}
	}

	/** The next record that is not blank; an empty one at the end of the file. */
	private String[] next() {
		try {
			String[] record;
			do {
				this.line = this.reader.getLinesRead() + 1;
				record = this.reader.readNext();
			}
			while (record != null && record.length == 1 && record[0].isBlank());
			return (record != null) ? record : new String[0];
		}
		catch (IOException | CsvValidationException ex) {
			throw problem(ex.getMessage());
		}
	}

	private SandboxLink link(String[] record) {
		if (record.length != this.columns.size()) {
			throw problem("has " + record.length + " fields, the header " + this.columns.size());
		}
		Instant createdAt = orElse(time(record, "createdAt"), this.now);
		Timestamps timestamps = new Timestamps(createdAt, orElse(time(record, "updatedAt"), createdAt));
		return new SandboxLink(id(record), timestamps, time(record, "expiresAt"), value(record, "userId"),
				new SandboxLink.Texts(value(record, "name"), value(record, "systemName"), value(record, "fullUrl"),
						value(record, "uniqueId")),
				status(record));
	}

	private String id(String[] record) {
		String given = value(record, "id");
		String id = (given != null) ? given : this.newIds.next();
		if (!this.ids.add(id)) {
			if (given == null) {
				return id(record);
			}
			throw problem("the id " + id + " occurs twice in the file");
		}
		return id;
	}

	private @Nullable String value(String[] record, String column) {
		Integer place = this.columns.get(column);
		String value = (place != null) ? record[place] : "";
		return value.isEmpty() ? null : value;
	}

	private @Nullable Instant time(String[] record, String column) {
		String text = value(record, column);
		if (text == null || (column.equals("expiresAt") && text.equals("never"))) {
			return null;
		}
		Instant time = SeedTime.parse(text);
		if (time == null) {
			throw problem(
					column + " is \"" + text + "\", which is neither 2026-01-31T00:00:00Z nor seconds since 1970");
		}
		return time;
	}

	private SandboxLink.Status status(String[] record) {
		String text = value(record, "status");
		for (SandboxLink.Status status : SandboxLink.Status.values()) {
			if (text == null || text.equals(status.name()) || text.equals(Integer.toString(status.code()))) {
				return (text != null) ? status : SandboxLink.Status.ENABLED;
			}
		}
		throw problem("status is \"" + text + "\", which is neither 1, 2, 3 nor DISABLED, ENABLED, DELETED");
	}

	private SandboxException problem(@Nullable String what) {
		return new SandboxException(this.file + ":" + this.line + ": " + what);
	}

	private static Instant orElse(@Nullable Instant time, Instant otherwise) {
		return (time != null) ? time : otherwise;
	}

	private static void skipByteOrderMark(BufferedReader text) throws IOException {
		text.mark(1);
		if (text.read() != '\uFEFF') {
			text.reset();
		}
	}

}
