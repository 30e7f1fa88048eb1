package io.linkkeeper.console.run;

import java.time.Clock;

import io.linkkeeper.account.LinkkeeperProperties;
import io.linkkeeper.console.access.ConsoleProperties;
import io.linkkeeper.console.access.ConsoleUsers;
import io.linkkeeper.console.change.ChangeTables;
import io.linkkeeper.console.change.ShownRuns;
import io.linkkeeper.console.frame.CommandText;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.operate.Operator;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the pages of runs.
 */
@Configuration(proxyBeanMethods = false)
public class RunPagesConfiguration {

	@Bean
	RunViews runViews(RunQueries queries, LinkkeeperProperties properties, Clock clock) {
		return new RunViews(queries, properties.planValidity(), clock);
	}

	@Bean
	RunThreads runThreads(RunQueries queries) {
		return new RunThreads(queries);
	}

	@Bean
	RunController runController(ShownRuns runs, RunViews views, ChangeTables tables, RunQueries queries,
			CommandText commands) {
		return new RunController(runs, views, tables, queries, commands);
	}

	@Bean
	RunVerbs runVerbs(Operator operator, RunThreads threads, ConsoleUsers users, ConsoleProperties properties) {
		return new RunVerbs(operator, threads, users, properties);
	}

	@Bean
	RunActionController runActionController(ShownRuns runs, RunVerbs verbs, Operator operator, RunQueries queries,
			CommandText commands) {
		return new RunActionController(runs, verbs, new AskViews(operator, queries, commands));
	}

}
