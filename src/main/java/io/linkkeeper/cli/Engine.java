package io.linkkeeper.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.ledger.RunMode;
import io.linkkeeper.ledger.RunQueries;
import org.jspecify.annotations.Nullable;

/**
 * The started application behind a command: the only class here that knows how it is
 * started and what its beans are called.
 */
final class Engine implements AutoCloseable {

	RunEnd run(JobDefinition definition, Map<String, String> overrides, RunMode mode, @Nullable Instant asOf) {
		throw absent();
	}

	RunEnd apply(long run, @Nullable String overLimitReason) {
		throw absent();
	}

	RunEnd restart(long run) {
		throw absent();
	}

	RunEnd recover(long run) {
		throw absent();
	}

	RunEnd abandon(long run) {
		throw absent();
	}

	int doctor(PrintWriter out) {
		throw absent();
	}

	RunQueries queries() {
		throw absent();
	}

	@Override
	public void close() {
	}

	private static IllegalStateException absent() {
		return new IllegalStateException("The engine is not part of this build");
	}

}
