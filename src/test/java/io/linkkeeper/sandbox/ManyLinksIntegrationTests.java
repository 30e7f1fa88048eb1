package io.linkkeeper.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An account of a hundred thousand links in 256 MB, or of as many as
 * {@code -Dlinkkeeper.links} says: a million in the profiles {@code long} and
 * {@code bench}. Of several measurements the best counts, as the machine may do other
 * things, too.
 */
@Tag("alone")
@Tag("process")
class ManyLinksIntegrationTests {

	private static final String LIST = "shortlink_shortlink/action/list";

	private static final Pattern ID = Pattern.compile("\"id\":\"(\\w+)\"");

	private static final int ALL = Integer.getInteger("linkkeeper.links", 100_000);

	private static final int WINDOW = 50_000;

	private static final int PAGES = 50;

	private static final int THREADS = 4;

	private static final int OPENED = 4000;

	private static final int LISTS = 8;

	private static final int MANY = 20_000;

	@Test
	void listsAndOpensLinksAmongMany(@TempDir Path data) throws Exception {
		long start = System.nanoTime();
		try (SandboxProcess process = SandboxProcess.start(data, ALL, Dialect.SERVER, "-Xmx256m")) {
			Duration started = Duration.ofNanos(System.nanoTime() - start);
			Duration seeding = process.cpuTime();
			assertThat(seeding).as("processor time until it listens").isLessThan(Duration.ofSeconds(60));
			long page = pages(process, "createdAt", "-createdAt");
			long updated = pages(process, "createdAt", "-updatedAt");
			long expiring = pages(process, "createdAt", "+expiresAt");
			long updatedSince = pages(process, "updatedAt", "+updatedAt");
			long expiringSince = pages(process, "expiresAt", "+expiresAt");
			long rate = Math.max(rate(process), Math.max(rate(process), rate(process)));
			assertThat(rate).as("goto in a second").isGreaterThanOrEqualTo(3000);
			assertUnboundedListsAtOnce(process);
			System.out.printf(
					"%d links: seeding %d s (%d s of processor time), goto %d/s, page of a window by createdAt: %d ms, ordered"
							+ " by updatedAt %d ms, by expiresAt %d ms; of one by updatedAt %d ms, by expiresAt %d ms%n",
					ALL, started.toSeconds(), seeding.toSeconds(), rate, page, updated, expiring, updatedSince,
					expiringSince);
		}
	}

	/** The median time for a page of a window of links, counted and ordered. */
	private static long pages(SandboxProcess process, String field, String orderBy)
			throws IOException, InterruptedException {
		String window = window(process, field) + "&filter[orderBy]=" + orderBy.replace("+", "%2B");
		medianMillis(process, window);
		long millis = Math.min(medianMillis(process, window), medianMillis(process, window));
		assertThat(millis).as("milliseconds for a page of 500 by %s, ordered by %s", field, orderBy)
			.isLessThanOrEqualTo(50);
		return millis;
	}

	/** Nearly as many links as go into one answer, asked for by several at once. */
	private static void assertUnboundedListsAtOnce(SandboxProcess process) throws Exception {
		String filter = filter(process, "createdAt", since(process, "createdAt", MANY));
		int expected = count(process, filter);
		assertThat(expected).isBetween(MANY - 1000, MANY);
		Callable<Integer> list = () -> objects(process.call(LIST, filter + "&pager[pageSize]=0"));
		ExecutorService threads = Executors.newFixedThreadPool(LISTS);
		for (Future<Integer> count : threads.invokeAll(Collections.nCopies(2 * LISTS, list))) {
			assertThat(count.get()).isEqualTo(expected);
		}
		threads.shutdown();
	}

	private static int objects(String answer) {
		Matcher matcher = ID.matcher(answer);
		int count = 0;
		while (matcher.find()) {
			count++;
		}
		return count;
	}

	/** A filter that leaves a window of links. */
	private static String window(SandboxProcess process, String field) throws IOException, InterruptedException {
		return filter(process, field, since(process, field, WINDOW));
	}

	/** The time from which on there are so many links at the most. */
	private static long since(SandboxProcess process, String field, int links)
			throws IOException, InterruptedException {
		long none = 4_000_000_000L;
		long all = 0;
		while (none - all > 1) {
			long middle = (none + all) / 2;
			if (count(process, filter(process, field, middle)) > links) {
				all = middle;
			}
			else {
				none = middle;
			}
		}
		return none;
	}

	private static String filter(SandboxProcess process, String field, long since) {
		return "ks=" + process.ks() + "&filter[" + field + "GreaterThanOrEqual]=" + since;
	}

	private static int count(SandboxProcess process, String filter) throws IOException, InterruptedException {
		String answer = process.call(LIST, filter + "&pager[pageSize]=1");
		return Integer.parseInt(answer.replaceAll("\\{\"totalCount\":(\\d+).*", "$1"));
	}

	private static long medianMillis(SandboxProcess process, String window) throws IOException, InterruptedException {
		long[] times = new long[PAGES];
		for (int i = 0; i < PAGES; i++) {
			long start = System.nanoTime();
			process.call(LIST, window + "&pager[pageSize]=500&pager[pageIndex]=" + (i + 1));
			times[i] = System.nanoTime() - start;
		}
		Arrays.sort(times);
		return Duration.ofNanos(times[PAGES / 2]).toMillis();
	}

	private static long rate(SandboxProcess process) throws Exception {
		List<String> ids = new ArrayList<>();
		Matcher matcher = ID.matcher(process.call(LIST, "ks=" + process.ks() + "&pager[pageSize]=500"));
		while (matcher.find()) {
			ids.add(matcher.group(1));
		}
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		long start = System.nanoTime();
		Callable<Boolean> opening = () -> open(process.port(), ids);
		for (Future<Boolean> done : threads.invokeAll(List.of(opening, opening, opening, opening))) {
			assertThat(done.get()).isTrue();
		}
		threads.shutdown();
		return THREADS * OPENED * 1_000_000_000L / (System.nanoTime() - start);
	}

	/** On one connection and with as little work as can be, to leave the cores alone. */
	private static boolean open(int port, List<String> ids) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.setTcpNoDelay(true);
			InputStream input = new BufferedInputStream(socket.getInputStream());
			for (int i = 0; i < OPENED; i++) {
				String request = "GET /api_v3/service/shortlink_shortlink/action/goto/id/" + ids.get(i % ids.size())
						+ " HTTP/1.1\r\nHost: localhost\r\n\r\n";
				socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
				skipHead(input);
			}
			return true;
		}
	}

	private static void skipHead(InputStream input) throws IOException {
		int breaks = 0;
		while (breaks < 4) {
			int character = input.read();
			if (character < 0) {
				throw new IOException("The sandbox closed the connection");
			}
			breaks = (character == '\r' || character == '\n') ? breaks + 1 : 0;
		}
	}

}
