package io.linkkeeper.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.Bench;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.csv.HeadingSpec;
import io.linkkeeper.csv.TableReader;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.server.SandboxServer;
import io.linkkeeper.sheet.TableFile;
import org.jspecify.annotations.Nullable;

/**
 * The account and the folder of files that a worker exports to.
 */
final class ExportBench {

	private final Bench bench;

	ExportBench(Bench bench) {
		this.bench = bench;
	}

	SandboxServer sandbox() {
		return this.bench.sandbox();
	}

	SandboxLink put(String id, String name) {
		SandboxLink link = SandboxLink
			.enabled(id, this.bench.clock().instant().minus(Duration.ofDays(90)), "NAME-" + id,
					"https://example.com/" + id)
			.withName(name)
			.withUserId("owner@example.com");
		sandbox().account().put(link);
		return link;
	}

	Path file(String name) {
		return this.bench.folder().resolve(name);
	}

	/** All rows, the heading first. */
	List<List<String>> rows(String name) throws IOException {
		List<List<String>> rows = new ArrayList<>();
		Path file = file(name);
		try (TableReader reader = TableFile.detected(source(file), HeadingSpec.of(LinkColumn.titles())).open()) {
			rows.add(reader.header().titles());
			for (@Nullable
			CsvRow row = reader.read(); row != null; row = reader.read()) {
				rows.add(row.cells());
			}
		}
		return rows;
	}

	private static CsvSource source(Path file) {
		return new CsvSource() {
			@Override
			public String name() {
				return file.toString();
			}

			@Override
			public InputStream open() throws IOException {
				return Files.newInputStream(file);
			}
		};
	}

	static JobDefinition definition(String type, String... keysAndValues) {
		StringBuilder json = new StringBuilder("{\"name\":\"%1$s-links\",\"type\":\"%1$s\"".formatted(type));
		for (String part : keysAndValues) {
			json.append(',').append(part);
		}
		return JobDefinition.fromJson(json.append('}').toString());
	}

}
