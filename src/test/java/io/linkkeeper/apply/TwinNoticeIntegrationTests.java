package io.linkkeeper.apply;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.definition.section.NotifySettings;
import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.notify.Notifications;
import io.linkkeeper.sandbox.SandboxLink;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is notified of a link that was made twice.
 */
@Tag("process")
class TwinNoticeIntegrationTests {

	private static final List<Event> EVENTS = new CopyOnWriteArrayList<>();

	@RegisterExtension
	static final Bench bench = new Bench((worker) -> worker.bean(Notifications.class, new Recorded()));

	@Test
	void namesTheRunAndWhatListsThem() throws IOException {
		Files.writeString(bench.folder().resolve("links.csv"), "systemName,fullUrl\nNEW-1,https://example.com/n1\n");
		int[] adds = { 0 };
		bench.sandbox().faults().before((request) -> {
			if (request.is("shortlink_shortlink.add") && ++adds[0] == 1) {
				throw new IllegalStateException("no answer");
			}
		});
		bench.sandbox().faults().after((request) -> {
			if (request.is("shortlink_shortlink.add")) {
				bench.put(SandboxLink.enabled("late0001", bench.clock().instant(), "NEW-1", "https://example.com/n1")
					.withUniqueId(bench.links().get(0).uniqueId()));
			}
		});
		long run = bench.worker().run(Definitions.imported("links.csv")).run().id();
		assertThat(EVENTS).singleElement().satisfies((event) -> {
			assertThat(event.kind()).isEqualTo(EventKind.NOTICE);
			assertThat(event.runId()).isEqualTo(run);
			assertThat(event.text()).contains("links made twice, as requests went unanswered: 1",
					"`show %d --changes` lists them".formatted(run));
		});
	}

	private static final class Recorded implements Notifications {

		@Override
		public void raise(Event event) {
			EVENTS.add(event);
		}

		@Override
		public void raise(Event event, NotifySettings settings) {
			EVENTS.add(event);
		}

		@Override
		public boolean mail(Event event, String address) {
			return false;
		}

		@Override
		public void deliver() {
			// records only
		}

	}

}
