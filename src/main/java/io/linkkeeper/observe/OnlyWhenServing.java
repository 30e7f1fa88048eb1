package io.linkkeeper.observe;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Excludes the auto-configuration of web server, health and metrics from processes of a
 * single command, which would start more slowly.
 */
final class OnlyWhenServing implements AutoConfigurationImportFilter, EnvironmentAware {

	private static final Pattern SERVED = Pattern.compile(
			"org\\.springframework\\.boot\\..*\\b(actuate|converter|health|metrics|micrometer|observation|servlet|tomcat|web|webmvc)\\b.*");

	private boolean serving;

	@Override
	public void setEnvironment(Environment environment) {
		this.serving = environment.acceptsProfiles(Profiles.of("serve"));
	}

	@Override
	public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
		boolean[] wanted = new boolean[classes.length];
		for (int i = 0; i < classes.length; i++) {
			String name = classes[i];
			wanted[i] = this.serving || name == null || !SERVED.matcher(name).matches();
		}
		return wanted;
	}

}
