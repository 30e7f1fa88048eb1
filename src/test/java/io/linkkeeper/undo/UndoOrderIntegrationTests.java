package io.linkkeeper.undo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two runs of any types, the later undone before the earlier.
 */
@Tag("process")
class UndoOrderIntegrationTests {

	@RegisterExtension
	static final Bench bench = new Bench();

	/** Jobs that change the same two links in different ways. */
	private enum Job {

		EXPIRE {
			@Override
			JobDefinition definition() {
				return Definitions.expire("\"limits\":{\"maxPercent\":100}");
			}
		},

		DEDUP {
			@Override
			JobDefinition definition() {
				return Definitions.dedup("\"limits\":{\"maxPercent\":100}");
			}
		},

		REPOINT {
			@Override
			JobDefinition definition() {
				return Definitions.repoint("\"host\":{\"from\":\"example.com\",\"to\":\"example.org\"}");
			}
		},

		CASCADE {
			@Override
			JobDefinition definition() {
				file("leavers.csv", "userId\nann\n");
				return Definitions.cascade(
						"\"rule\":{\"leavers\":\"leavers.csv\",\"action\":\"hand-over\",\"successor\":\"bob\"}",
						"\"limits\":{\"maxPercent\":100}");
			}
		},

		IMPORT {
			@Override
			JobDefinition definition() {
				file("links.csv", "id,name,fullUrl\nlink0001,New name,https://new.example.com/1\n");
				return Definitions.imported("links.csv", "\"match\":\"id\"");
			}
		};

		abstract JobDefinition definition();

	}

	private static void file(String name, String content) {
		try {
			Files.writeString(bench.folder().resolve(name), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Stream<Arguments> pairs() {
		return Arrays.stream(Job.values())
			.flatMap((first) -> Arrays.stream(Job.values()).map((second) -> Arguments.of(first, second)));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void endsAtTheStart(Job first, Job second) {
		Instant now = bench.clock().instant();
		List.of("ann", "bob")
			.forEach((user) -> bench.sandbox()
				.account()
				.putUser(SandboxUser.active(user, now.minus(Duration.ofDays(400)))));
		bench.put(bench.newLink("link0001", now.minus(Duration.ofDays(1))).withSystemName("twin").withUserId("ann"));
		bench.put(bench.newLink("link0002", null).withSystemName("twin").withUserId("ann"));
		List<List<Object>> start = fields();
		long earlier = run(first);
		List<List<Object>> middle = fields();
		long later = run(second);
		undo(later);
		assertThat(fields()).isEqualTo(middle);
		undo(earlier);
		assertThat(fields()).isEqualTo(start);
	}

	private static long run(Job job) {
		bench.clock().advance(Duration.ofMinutes(1));
		RunResult result = bench.worker().run(job.definition());
		assertThat(result.exitCode()).as(result.message()).isEqualTo(ExitCode.DONE);
		return result.run().id();
	}

	private static void undo(long run) {
		bench.clock().advance(Duration.ofMinutes(1));
		RunResult result = bench.worker().operator().undo(run, false, false, RunMode.RUN);
		assertThat(result.exitCode()).as(result.message()).isEqualTo(ExitCode.DONE);
	}

	private static List<List<Object>> fields() {
		return bench.links().stream().map(UndoOrderIntegrationTests::fields).toList();
	}

	private static List<Object> fields(SandboxLink link) {
		return List.of(link.id(), link.status(), link.fullUrl(), String.valueOf(link.name()),
				String.valueOf(link.systemName()), String.valueOf(link.userId()), String.valueOf(link.expiresAt()));
	}

}
