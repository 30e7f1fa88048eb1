package io.linkkeeper.observe;

import java.time.Clock;

import io.linkkeeper.account.AccountProbe;
import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.disk.DataDisk;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.schedule.Watchdog;
import io.micrometer.core.instrument.MeterRegistry;
import org.quartz.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Configures health indicators and metrics of a serving process.
 */
@Configuration(proxyBeanMethods = false)
@Profile("serve")
class ObserveConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(ObserveConfiguration.class);

	@Bean
	FilterRegistrationBean<HostCheck> hostCheck() {
		FilterRegistrationBean<HostCheck> check = new FilterRegistrationBean<>(new HostCheck());
		check.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return check;
	}

	@Bean
	CurrentDefinitions jobs(DefinitionFolder folder) {
		return new CurrentDefinitions(folder);
	}

	@Bean
	DatabaseHealth database(JdbcClient jdbc, Clock clock) {
		return new DatabaseHealth(jdbc, clock);
	}

	@Bean
	DiskHealth disk(DataDisk disk) {
		return new DiskHealth(disk);
	}

	@Bean
	ApiHealth api(CurrentDefinitions jobs, AccountProbe probe, Clock clock) {
		return new ApiHealth(jobs, probe, clock);
	}

	@Bean
	ScheduleHealth schedule(Scheduler scheduler, Watchdog watchdog, CurrentDefinitions jobs, RunQueries queries) {
		return new ScheduleHealth(scheduler, watchdog, jobs, queries);
	}

	@Bean
	RunMetrics runMetrics(MeterRegistry registry, LinkChanges changes, RunQueries queries, Clock clock) {
		return new RunMetrics(registry, changes, queries, clock);
	}

	@Bean
	ApplicationListener<WebServerInitializedEvent> managementPortLogger() {
		return (event) -> {
			if (event.getWebServer().getPort() > 0 && event.getApplicationContext().getServerNamespace() == null) {
				logger.info("Health and metrics are on port " + event.getWebServer().getPort());
			}
		};
	}

}
