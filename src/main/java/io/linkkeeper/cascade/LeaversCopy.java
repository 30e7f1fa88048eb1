package io.linkkeeper.cascade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.batch.Folders;
import io.linkkeeper.batch.LiveRun;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.definition.CascadeSettings;
import io.linkkeeper.ledger.RunFiles;

/**
 * The file of leavers as it was when the run began: kept with the run, so that nobody can
 * edit it under way.
 */
final class LeaversCopy {

	private static final String NAME = "leavers.csv";

	private final Folders folders;

	private final RunFiles files;

	LeaversCopy(Folders folders, RunFiles files) {
		this.folders = folders;
		this.files = files;
	}

	void make(LiveRun live) {
		Path file = this.folders.input(nameOf(live));
		try (InputStream content = Files.newInputStream(file)) {
			this.files.store(live.id(), NAME, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The file " + file + " cannot be copied: " + ex.getMessage(), ex);
		}
	}

	List<Leaver> read(LiveRun live) {
		return new LeaversFile(new CsvSource() {
			@Override
			public String name() {
				return nameOf(live);
			}

			@Override
			public InputStream open() {
				return LeaversCopy.this.files.open(live.id(), NAME);
			}
		}, settings(live)).read();
	}

	private static String nameOf(LiveRun live) {
		return Objects.requireNonNull(settings(live).leavers());
	}

	private static CascadeSettings settings(LiveRun live) {
		return (CascadeSettings) live.definition().settings();
	}

}
