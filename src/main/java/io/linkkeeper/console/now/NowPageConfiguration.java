package io.linkkeeper.console.now;

import java.time.Clock;

import io.linkkeeper.attention.Attention;
import io.linkkeeper.attention.OpenRuns;
import io.linkkeeper.attention.StartTimes;
import io.linkkeeper.attention.UndeliveredNotices;
import io.linkkeeper.console.frame.CommandText;
import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.schedule.file.AcceptedFiles;
import io.linkkeeper.schedule.firing.JobPauses;
import io.linkkeeper.schedule.firing.ScheduledFirings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Configures the start page.
 */
@Configuration(proxyBeanMethods = false)
public class NowPageConfiguration {

	@Bean
	OpenRuns openRuns(JdbcClient jdbc, RunQueries queries, Clock clock) {
		return new OpenRuns(jdbc, queries, clock);
	}

	@Bean
	StartTimes startTimes(DefinitionFolder folder, AcceptedFiles files, ScheduledFirings firings, JobPauses pauses,
			Clock clock) {
		return new StartTimes(folder, files, firings, pauses, clock);
	}

	@Bean
	NowController nowController(OpenRuns runs, StartTimes starts, JdbcClient jdbc, Clock clock, CommandText commands) {
		return new NowController(new Attention(runs, starts, new UndeliveredNotices(jdbc, clock)), commands);
	}

}
