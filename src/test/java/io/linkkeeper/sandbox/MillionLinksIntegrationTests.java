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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An account of a million links in 256 MB. Of several measurements the best counts, as
 * the machine may do other things, too.
 */
class MillionLinksIntegrationTests {

	private static final String LIST = "shortlink_shortlink/action/list";

	private static final Pattern ID = Pattern.compile("\"id\":\"(\\w+)\"");

	private static final int WINDOW = 50_000;

	private static final int PAGES = 100;

	private static final int THREADS = 4;

	private static final int OPENED = 4000;

	@Test
	void listsAndOpensLinksAmongAMillion(@TempDir Path data) throws Exception {
		try (SandboxProcess process = SandboxProcess.start(data, 1_000_000, "-Xmx256m")) {
			Duration seeding = process.cpuTime();
			assertThat(seeding).as("processor time until it listens").isLessThan(Duration.ofSeconds(60));
			String window = window(process);
			medianMillis(process, window);
			long page = Math.min(medianMillis(process, window), medianMillis(process, window));
			assertThat(page).as("milliseconds for a page of 500").isLessThanOrEqualTo(50);
			long rate = Math.max(rate(process), Math.max(rate(process), rate(process)));
			assertThat(rate).as("goto in a second").isGreaterThanOrEqualTo(3000);
			System.out.printf("seeding %d s of processor time, page %d ms, goto %d/s%n", seeding.toSeconds(), page,
					rate);
		}
	}

	/** A filter that leaves a window of links. */
	private static String window(SandboxProcess process) throws IOException, InterruptedException {
		long none = 2_000_000_000;
		long all = 0;
		while (none - all > 1) {
			long middle = (none + all) / 2;
			if (count(process, filter(process, middle)) > WINDOW) {
				all = middle;
			}
			else {
				none = middle;
			}
		}
		return filter(process, none);
	}

	private static String filter(SandboxProcess process, long since) {
		return "ks=" + process.ks() + "&filter[orderBy]=-createdAt&filter[createdAtGreaterThanOrEqual]=" + since;
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
						+ " HTTP/1.1\r\nHost: sandbox\r\n\r\n";
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
