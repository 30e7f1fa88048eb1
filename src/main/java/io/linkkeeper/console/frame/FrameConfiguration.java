package io.linkkeeper.console.frame;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures what all pages share.
 */
@Configuration(proxyBeanMethods = false)
public class FrameConfiguration {

	@Bean
	AssetController assets() {
		return new AssetController();
	}

	@Bean
	ControllerSettings controllerSettings() {
		return new ControllerSettings();
	}

	@Bean
	RefusalAdvice refusals() {
		return new RefusalAdvice();
	}

}
