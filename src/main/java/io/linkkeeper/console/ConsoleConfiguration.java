package io.linkkeeper.console;

import io.linkkeeper.account.LinkkeeperProperties;
import io.linkkeeper.console.access.ConsoleProperties;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Configures the console of a serving process. Its pages are in an application context of
 * their own, beside the one of health and metrics.
 */
@Configuration(proxyBeanMethods = false)
@Profile("serve")
@EnableConfigurationProperties(ConsoleProperties.class)
class ConsoleConfiguration {

	@Bean
	ConsoleServer consoleServer(ConsoleProperties properties, LinkkeeperProperties accounts,
			ApplicationContext context) {
		return new ConsoleServer(properties, accounts.sandbox() != null, context);
	}

}
