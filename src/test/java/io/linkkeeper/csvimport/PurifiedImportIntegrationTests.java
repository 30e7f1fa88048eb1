package io.linkkeeper.csvimport;

import java.io.IOException;
import java.nio.file.Files;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.Installation;
import io.linkkeeper.sandbox.Purifier;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports into an account whose server cuts markup out of names.
 */
class PurifiedImportIntegrationTests {

	@RegisterExtension
	static final Bench bench = new Bench(SandboxOptions.defaults()
		.withDialect(Dialect.SERVER)
		.withInstallation(Installation.SHIPPED.withPurifier(Purifier.SANITIZE)));

	@Test
	void reportsLinkAddedWithOtherFieldsAndCanUndoIt() throws IOException {
		Files.writeString(bench.folder().resolve("links.csv"),
				"systemName,fullUrl,name\nNEW-1,https://example.com/1,a <b>name</b>\n");
		RunResult failed = bench.worker().run(Definitions.imported("links.csv"));
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(outcome(failed, ImportColumns.OUTCOME)).isEqualTo("failed");
		RunResult done = bench.worker().operator().restart(failed.run().id());
		assertThat(done.exitCode()).isEqualTo(ExitCode.PARTLY);
		assertThat(outcome(done, ImportColumns.OUTCOME)).isEqualTo("rejected");
		assertThat(outcome(done, ImportColumns.ERROR)).contains("name is a name instead of a <b>name</b>");
		assertThat(outcome(done, ImportColumns.ID)).isEqualTo(link().id());
		RunResult undo = bench.worker().operator().undo(failed.run().id(), false, false, RunMode.RUN);
		assertThat(undo.run().applied()).isEqualTo(1);
		assertThat(link().status()).isEqualTo(SandboxLink.Status.DISABLED);
	}

	private static SandboxLink link() {
		return bench.sandbox().account().links().iterator().next();
	}

	private static String outcome(RunResult run, String column) {
		return Result.of(bench.folder(), run.run().id()).column(column).get(0);
	}

}
