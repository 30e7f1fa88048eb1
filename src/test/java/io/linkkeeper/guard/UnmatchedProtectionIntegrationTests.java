package io.linkkeeper.guard;

import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.definition.JobDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Warnings of a plan about what its job protects to no effect.
 */
class UnmatchedProtectionIntegrationTests {

	private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(GuardTasklet.class);

	@RegisterExtension
	static final Bench bench = new Bench();

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.log.start();
		LOGGER.addAppender(this.log);
	}

	@AfterEach
	void stopListening() {
		LOGGER.detachAppender(this.log);
	}

	private List<String> warnings() {
		return this.log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	private static JobDefinition protecting(String lists) {
		return Definitions.expire("\"select\":{\"protect\":{" + lists + "}}");
	}

	@Test
	void namesNamesOwnersAndIdsThatNoLinkHas() {
		bench.putExpired(3);
		JobDefinition job = protecting(
				"\"systemName\":[\"NAME-gone0001\",\"NAME-gone\"],\"userId\":[\"owner@example.com\","
						+ "\"boss\"],\"id\":[\"gone0000\",\"gone9999\"]");
		bench.worker().plan(job);
		assertThat(warnings()).containsExactly(
				"select.protect.id gone9999 protects no link of the account: correct it in the definition of expire-links",
				"select.protect.systemName NAME-gone protects no link of the account: correct it in the definition of"
						+ " expire-links",
				"select.protect.userId boss protects no link of the account: correct it in the definition of expire-links");
	}

	@Test
	void namesPatternsWhenTheLinksAreReadAnyway() {
		bench.putExpired(40);
		bench.worker().plan(protecting("\"systemName\":[\"VIP-*\",\"NAME-gone000?\"]"));
		assertThat(warnings()).singleElement()
			.asString()
			.startsWith("select.protect.systemName VIP-* protects no link");
	}

	@Test
	void saysNothingOfRunsAndOfTheBuiltInProtection() {
		bench.putExpired(3);
		bench.worker().run(protecting("\"id\":[\"gone9999\"]"));
		bench.worker().plan(Definitions.expire());
		assertThat(warnings()).isEmpty();
	}

}
