package io.linkkeeper.engine;

import java.time.Duration;
import java.util.Map;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The message for a setting whose value is of another kind.
 */
class InvalidSettingTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "port | a whole number", "rate | a number",
			"lease | a duration such as PT30S or P1D", "insecure | true or false", "unit | one of one, two" })
	void namesTheSettingAndTheKindButNotTheValue(String key, String kind) {
		Binder binder = new Binder(new MapConfigurationPropertySource(Map.of("settings." + key, "s3cret")));
		BindException failure = catchThrowableOfType(BindException.class,
				() -> binder.bind("settings", Settings.class));
		RefusedException refusal = InvalidSetting.refusal(new IllegalStateException(failure)).orElseThrow();
		assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(refusal).message()
			.startsWith("The setting settings." + key)
			.endsWith(" cannot be used: it must be " + kind)
			.doesNotContain("s3cret");
	}

	@Test
	void leavesTheNameToAReasonThatGivesIt() {
		Binder binder = new Binder(new MapConfigurationPropertySource(Map.of("net.proxy", "foo bar")));
		BindException failure = catchThrowableOfType(BindException.class, () -> binder.bind("net", Net.class));
		assertThat(InvalidSetting.refusal(failure).orElseThrow())
			.hasMessage("The configuration cannot be used: LINKKEEPER_PROXY must be an address");
	}

	record Net(String proxy) {

		Net {
			if (proxy.contains(" ")) {
				throw new IllegalArgumentException("LINKKEEPER_PROXY must be an address");
			}
		}

	}

	record Settings(int port, double rate, Duration lease, boolean insecure, Unit unit) {

	}

	enum Unit {

		ONE, TWO

	}

}
