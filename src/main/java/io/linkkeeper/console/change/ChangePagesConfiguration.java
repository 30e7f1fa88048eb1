package io.linkkeeper.console.change;

import java.time.Clock;

import io.linkkeeper.history.RunQueries;
import io.linkkeeper.run.Runs;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the pages of changes.
 */
@Configuration(proxyBeanMethods = false)
public class ChangePagesConfiguration {

	@Bean
	ShownRuns shownRuns(RunQueries queries, Runs runs) {
		return new ShownRuns(queries, runs);
	}

	@Bean
	ChangeTables changeTables(RunQueries queries, Clock clock) {
		return new ChangeTables(queries, clock);
	}

	@Bean
	ChangeController changeController(ShownRuns runs, ChangeTables tables, RunQueries queries, Clock clock) {
		return new ChangeController(runs, tables, queries, clock);
	}

}
