package io.linkkeeper.csvimport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

import io.linkkeeper.batch.ApiLookup;
import io.linkkeeper.batch.Assignment;
import io.linkkeeper.batch.Folders;
import io.linkkeeper.batch.JobFeature;
import io.linkkeeper.batch.LiveRun;
import io.linkkeeper.batch.Preparation;
import io.linkkeeper.definition.ImportSettings;
import io.linkkeeper.ledger.InputRows;
import io.linkkeeper.ledger.RunQueries;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What an import brings to the shared steps: it copies its file, plans row by row, and
 * tells of each row what came of it. A delete stays wanted as long as its link is as it
 * was, because the copy does not change.
 */
final class ImportFeature implements JobFeature {

	private static final Log logger = LogFactory.getLog(ImportFeature.class);

	private final CopyStep copyStep;

	private final Folders folders;

	private final RunQueries queries;

	private final InputRows inputRows;

	ImportFeature(CopyStep copyStep, Folders folders, RunQueries queries, InputRows inputRows) {
		this.copyStep = copyStep;
		this.folders = folders;
		this.queries = queries;
		this.inputRows = inputRows;
	}

	@Override
	public Optional<Preparation> preparation() {
		return Optional.of(this.copyStep);
	}

	@Override
	public Assignment<?> assign(LiveRun live) {
		ImportSettings settings = (ImportSettings) live.definition().settings();
		ExpiryCell expiry = new ExpiryCell(settings.zone(), live.facts().asOf());
		Account account = new ApiAccount(new ApiLookup(live.client()), settings.match());
		ImportRule rule = new ImportRule(live.definition(), account, () -> UUID.randomUUID().toString());
		return new Assignment<>(new ImportReader(this.copyStep.copyOf(live), settings, expiry, CopyStep.rowsOf(live)),
				rule, (deletes) -> deletes);
	}

	@Override
	public void report(LiveRun live) {
		if (!CopyStep.isDone(live)) {
			return;
		}
		Outcomes outcomes = new Outcomes(live.id(), this.queries, this.inputRows);
		ResultFiles files = new ResultFiles(this.copyStep.copyOf(live), outcomes, live.client()::shortUrl);
		try {
			Path folder = this.folders.resultsOf(live.id());
			ImportSettings settings = (ImportSettings) live.definition().settings();
			QrCodes codes = new QrCodes(folder.resolve("qr"), settings.qr(), live.client()::shortUrl);
			long again = files.write(folder, codes::write);
			logger.info("What became of each row: " + folder.resolve("result.csv") + ((again > 0)
					? "; to correct and feed again, %d rows: %s".formatted(again, folder.resolve("rejects.csv")) : ""));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The results cannot be written: " + ex.getMessage(), ex);
		}
	}

}
