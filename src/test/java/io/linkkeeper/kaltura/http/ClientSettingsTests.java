package io.linkkeeper.kaltura.http;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ClientSettingsTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	@Test
	void defaultsSuitAServerThatGivesUpAfterThirtySeconds() {
		ClientSettings settings = ClientSettings.defaults();
		assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
		assertThat(settings.requestTimeout()).isEqualTo(Duration.ofSeconds(25));
		assertThat(settings.concurrentRequests()).isEqualTo(8);
		assertThat(settings.callsPerRequest()).isEqualTo(25);
		assertThat(settings.requestsPerSecond()).isEmpty();
		assertThat(settings.retry()).isEqualTo(
				new RetrySettings(8, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(10), 60));
	}

	@Test
	void changesOneSettingAtATime() {
		assertThat(
				ClientSettings.defaults().withConcurrentRequests(2).withCallsPerRequest(3).withRequestsPerSecond(4.5))
			.satisfies((settings) -> {
				assertThat(settings.concurrentRequests()).isEqualTo(2);
				assertThat(settings.callsPerRequest()).isEqualTo(3);
				assertThat(settings.requestsPerSecond()).hasValue(4.5);
				assertThat(settings.requestTimeout()).isEqualTo(ClientSettings.REQUEST_TIMEOUT);
			});
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -1, Double.NaN, Double.POSITIVE_INFINITY, 0.0001 })
	void refusesARateThatIsNone(double rate) {
		assertThatIllegalArgumentException().isThrownBy(() -> ClientSettings.defaults().withRequestsPerSecond(rate));
	}

	@Test
	void refusesSettingsThatCannotWork() {
		ClientSettings defaults = ClientSettings.defaults();
		assertThatIllegalArgumentException().isThrownBy(() -> defaults.withConcurrentRequests(0));
		assertThatIllegalArgumentException().isThrownBy(() -> defaults.withCallsPerRequest(0));
		assertThatIllegalArgumentException().isThrownBy(() -> defaults.withCallsPerRequest(501));
		assertThatIllegalArgumentException().isThrownBy(() -> defaults.withRequestTimeout(Duration.ZERO));
	}

	@Test
	void refusesRetriesThatCannotWork() {
		Duration block = Duration.ofSeconds(10);
		assertThatIllegalArgumentException().isThrownBy(() -> new RetrySettings(0, SECOND, SECOND, block, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new RetrySettings(1, Duration.ZERO, SECOND, block, 1));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new RetrySettings(1, SECOND, SECOND.dividedBy(2), block, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new RetrySettings(1, SECOND, SECOND, block, -1));
	}

	@Test
	void refusesAPauseThatTheServerWouldStillBlock() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new RetrySettings(1, SECOND, SECOND, Duration.ofMillis(9999), 1));
	}

}
