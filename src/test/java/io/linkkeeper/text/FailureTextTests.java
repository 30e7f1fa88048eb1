package io.linkkeeper.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reasons of failures in messages.
 */
class FailureTextTests {

	private static final SQLException UNREACHABLE = new SQLException("select * from RUN: java.net.ConnectException",
			"08001");

	@Test
	void keepsTheMessagesOfLinkkeepersOwnCode() {
		assertThat(FailureText.of(new IllegalStateException("The clock is wrong."))).isEqualTo("The clock is wrong");
		assertThat(FailureText.of(new Own("The clock is wrong"))).isEqualTo("The clock is wrong");
		assertThat(FailureText.of(new UncheckedIOException("The list is lost", new IOException("full"))))
			.isEqualTo("The list is lost");
	}

	@Test
	void tellsWhatTheDatabaseIsLikeWithoutItsWords() {
		assertThat(FailureText.of(new RuntimeException("PreparedStatementCallback; SQL [select 1]", UNREACHABLE)))
			.isEqualTo("the database cannot be reached (SQL state 08001)");
		assertThat(FailureText.of(new SQLException("no such table: RUN", "42P01")))
			.isEqualTo("the database failed (SQL state 42P01)");
		assertThat(FailureText.of(new SQLException("read only", "25006")))
			.isEqualTo("the database is read-only (SQL state 25006)");
		assertThat(FailureText.of(new SQLException("could not extend file", "53100")))
			.isEqualTo("the database disk is full; make room there (SQL state 53100)");
		assertThat(FailureText.of(new SQLException("too many clients", "53300")))
			.isEqualTo("the database has no space, memory or connection left (SQL state 53300)");
		assertThat(FailureText.of(new SQLException("unknown"))).isEqualTo("the database failed");
	}

	@Test
	void namesFilesWithWhatIsWrongWithThem() {
		assertThat(FailureText.of(new NoSuchFileException("a/b"))).isEqualTo("a/b: no such file or folder");
		assertThat(FailureText.of(new AccessDeniedException("a/b"))).isEqualTo("a/b: permission denied");
		assertThat(FailureText.of(new FileSystemException("a/b", null, "No space left on device")))
			.isEqualTo("a/b: No space left on device");
		assertThat(FailureText.of(new UncheckedIOException(new AccessDeniedException("a/b"))))
			.isEqualTo("a/b: permission denied");
		assertThat(FailureText.of(new IOException("Input/output error"))).isEqualTo("Input/output error");
	}

	@Test
	@SuppressWarnings({ "DataFlowIssue", "ReturnValueIgnored", "NullAway" })
	void showsNothingOfWhatNobodyWorded() {
		assertThat(FailureText.of(caught(() -> Map.<String, String>of().get("a").length())))
			.isEqualTo("an unexpected error");
		assertThat(FailureText.of(caught(() -> Integer.parseInt("x")))).isEqualTo("an unexpected error");
		assertThat(FailureText.of(caught(() -> ((Object) "text").getClass().cast(1)))).isEqualTo("an unexpected error");
		assertThat(FailureText.of(new OutOfMemoryError("Java heap space"))).contains("-Xmx");
	}

	@Test
	void takesTheFirstReasonOfCausesThatGoRoundInCircles() {
		Exception inner = new RuntimeException("inner");
		Exception outer = new RuntimeException("outer", inner);
		inner.initCause(outer);
		assertThat(FailureText.of(outer)).isEqualTo("an unexpected error");
		assertThat(FailureText.of(new RuntimeException("outer", new Own("The clock is wrong"))))
			.isEqualTo("The clock is wrong");
	}

	private static Throwable caught(Runnable failing) {
		try {
			failing.run();
		}
		catch (RuntimeException ex) {
			return ex;
		}
		throw new AssertionError("nothing was thrown");
	}

	private static final class Own extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Own(String message) {
			super(message);
		}

	}

}
