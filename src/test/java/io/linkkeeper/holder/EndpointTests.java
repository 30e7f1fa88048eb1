package io.linkkeeper.holder;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.linkkeeper.account.InvocationContext;
import io.linkkeeper.audit.Actor;
import io.linkkeeper.database.DatabaseHeldException;
import io.linkkeeper.text.Display;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Commands of other processes, at both ends of the connection.
 */
@Timeout(60)
class EndpointTests {

	private static final String VERSION = "1.2.3";

	@TempDir
	private Path folder;

	private final CountDownLatch free = new CountDownLatch(1);

	private final BlockingQueue<TestCommand> commands = new LinkedBlockingQueue<>();

	private Endpoint endpoint;

	@BeforeEach
	void open() throws IOException {
		this.folder = this.folder.toRealPath();
		this.endpoint = Endpoint.open(this.folder, VERSION, this::prepare);
	}

	private TestCommand prepare(CommandRequest request) {
		TestCommand command = new TestCommand(request, this.free);
		this.commands.add(command);
		return command;
	}

	@AfterEach
	void close() {
		this.free.countDown();
		this.endpoint.close();
	}

	private CommandRequest request(String... arguments) {
		return new CommandRequest(List.of(arguments), Display.file(ZoneOffset.UTC), false, this.folder,
				new InvocationContext(this.folder, this.folder, List.of(), Actor.ofProcess()), Map.of());
	}

	private DatabaseHeldException held() {
		return new DatabaseHeldException(this.folder, "process 7");
	}

	private EndpointAddress address() {
		return EndpointAddress.of(held());
	}

	private HolderCall call(String... arguments) {
		return HolderCall.open(held(), VERSION, request(arguments));
	}

	private TestCommand begun() throws InterruptedException {
		TestCommand command = this.commands.poll(30, TimeUnit.SECONDS);
		assertThat(command).as("a command was asked for").isNotNull();
		command.awaitBegin();
		return command;
	}

	/** What a call came to. */
	private record Answer(int exitCode, String out, String err) {

		static Answer to(HolderCall call) {
			StringWriter out = new StringWriter();
			StringWriter err = new StringWriter();
			int exitCode = call.await(new PrintWriter(out), new PrintWriter(err));
			return new Answer(exitCode, out.toString(), err.toString());
		}

	}

	@Test
	void passesOnWhatACommandWritesAndHowItEnds() {
		this.free.countDown();
		try (HolderCall call = call("runs")) {
			assertThat(Answer.to(call))
				.isEqualTo(new Answer(TestCommand.LET_GO, "result of runs\n", "progress of runs\n"));
		}
	}

	@Test
	void keepsTwoCommandsApart() throws InterruptedException {
		try (HolderCall first = call("first"); HolderCall second = call("second")) {
			begun();
			begun();
			assertThat(this.endpoint.working()).isEqualTo(2);
			this.free.countDown();
			assertThat(Answer.to(second).out()).isEqualTo("result of second\n");
			assertThat(Answer.to(first).out()).isEqualTo("result of first\n");
		}
	}

	@Test
	void stopsACommandForItsCaller() throws InterruptedException {
		try (HolderCall call = call("run")) {
			begun();
			call.stop();
			call.stop();
			assertThat(Answer.to(call).exitCode()).isEqualTo(TestCommand.STOPPED);
		}
	}

	@Test
	void goesOnWhenTheCallerHasGone() throws InterruptedException {
		HolderCall call = call("run");
		TestCommand command = begun();
		call.close();
		this.free.countDown();
		command.awaitEnd();
		Awaitility.await().until(() -> this.endpoint.working() == 0);
		try (HolderCall next = call("runs")) {
			assertThat(Answer.to(next).exitCode()).isEqualTo(TestCommand.LET_GO);
		}
	}

	@Test
	void leavesItsAddressToTheOwnerAloneAndTakesItAway() throws IOException {
		Path file = this.folder.resolve("linkkeeper.endpoint");
		assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(address().secret()).hasSize(64);
		assertThat(address().toString()).doesNotContain(address().secret());
		this.endpoint.close();
		assertThat(Files.list(this.folder)).isEmpty();
	}

	@Test
	void makesANewSecretEachTime() throws IOException {
		String before = address().secret();
		this.endpoint.close();
		open();
		assertThat(address().secret()).isNotEqualTo(before);
	}

	private void expectRefusal(EndpointAddress address, String version, CommandRequest request, String reason) {
		assertThatExceptionOfType(DatabaseHeldException.class)
			.isThrownBy(() -> HolderCall.open(held(), address, version, request))
			.withMessageContaining(reason);
		assertThat(this.commands).as("commands that were begun").isEmpty();
	}

	@Test
	void refusesWhoDoesNotKnowTheSecret() {
		EndpointAddress guessed = new EndpointAddress(this.folder, address().port(), "0".repeat(64), VERSION);
		expectRefusal(guessed, VERSION, request("runs"), "only from those who can read the file");
	}

	@Test
	void refusesAnotherRelease() {
		expectRefusal(address(), "1.2.4", request("runs"), "is another release, 1.2.3");
		EndpointAddress pretending = new EndpointAddress(this.folder, address().port(), address().secret(), "1.2.4");
		expectRefusal(pretending, "1.2.4", request("runs"), "is another release, 1.2.3");
	}

	@Test
	void refusesWhoMeansAnotherDatabase() {
		EndpointAddress other = new EndpointAddress(this.folder.resolve("other"), address().port(), address().secret(),
				VERSION);
		expectRefusal(other, VERSION, request("runs"), "holds the database in " + this.folder);
	}

	@Test
	void provesItselfBeforeItLearnsTheCommand() throws Exception {
		try (ServerSocket pretender = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture<Integer> learnt = CompletableFuture.supplyAsync(() -> {
				try (Socket caller = pretender.accept()) {
					caller.getInputStream().readNBytes(32);
					caller.getOutputStream().write(new byte[64]);
					return caller.getInputStream().readAllBytes().length;
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			});
			EndpointAddress left = new EndpointAddress(this.folder, pretender.getLocalPort(), address().secret(),
					VERSION);
			expectRefusal(left, VERSION, request("runs"), "only from those who can read the file");
			assertThat(learnt.get(30, TimeUnit.SECONDS)).as("bytes that followed").isZero();
		}
	}

	@Test
	void believesNoAddressThatOthersMayHaveWritten() throws IOException {
		Path file = this.folder.resolve("linkkeeper.endpoint");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
		assertThatExceptionOfType(DatabaseHeldException.class).isThrownBy(() -> call("runs"))
			.withMessageContaining("linkkeeper.endpoint belongs to another user or is open to others");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		Path elsewhere = Files.move(file, this.folder.resolve("elsewhere"));
		Files.createSymbolicLink(file, elsewhere);
		assertThatExceptionOfType(DatabaseHeldException.class).isThrownBy(() -> call("runs"))
			.withMessageContaining("linkkeeper.endpoint belongs to another user");
		Files.move(elsewhere, file, StandardCopyOption.REPLACE_EXISTING);
	}

	@Test
	void isNotKeptFromCallersByConnectionsThatProveNothing() throws IOException {
		List<Socket> strangers = new ArrayList<>();
		try {
			for (int i = 0; i < 400; i++) {
				Socket stranger = new Socket(InetAddress.getLoopbackAddress(), address().port());
				stranger.getOutputStream().write('x');
				strangers.add(stranger);
			}
			this.free.countDown();
			try (HolderCall call = call("runs")) {
				assertThat(Answer.to(call).exitCode()).isEqualTo(TestCommand.LET_GO);
			}
			assertThat(Thread.getAllStackTraces().keySet()).filteredOn((thread) -> thread.getName().equals("endpoint"))
				.hasSizeLessThan(2 * UnprovedConnections.MOST);
		}
		finally {
			for (Socket stranger : strangers) {
				stranger.close();
			}
		}
	}

	@Test
	void acceptsCallersAgainAfterItCouldNot() throws IOException {
		this.endpoint.close();
		AtomicInteger failures = new AtomicInteger(2);
		this.endpoint = Endpoint.open(this.folder, VERSION, this::prepare,
				new ServerSocket(0, 50, InetAddress.getLoopbackAddress()) {

					@Override
					public Socket accept() throws IOException {
						if (failures.getAndDecrement() > 0) {
							throw new SocketException("Too many open files");
						}
						return super.accept();
					}

				});
		this.free.countDown();
		try (HolderCall call = call("runs")) {
			assertThat(Answer.to(call).exitCode()).isEqualTo(TestCommand.LET_GO);
		}
	}

	@Test
	void refusesWhatIsNoCommandAndServesOn() throws IOException {
		for (String nonsense : List.of("GET / HTTP/1.1\r\n\r\n", "{}", "[[[[",
				"{\"secret\":\"" + "x".repeat(1 << 21))) {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address().port())) {
				socket.getOutputStream().write(nonsense.getBytes(StandardCharsets.UTF_8));
				socket.shutdownOutput();
				assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
					.doesNotContain("TAKEN");
			}
			catch (IOException ex) {
				assertThat(ex).as("cut off for " + nonsense.length() + " characters")
					.hasMessageMatching(".*(reset|pipe).*");
			}
		}
		this.free.countDown();
		try (HolderCall call = call("runs")) {
			assertThat(Answer.to(call).exitCode()).isEqualTo(TestCommand.LET_GO);
		}
	}

	@Test
	void endsOnlyWhenWhatItTookIsDone() throws Exception {
		try (HolderCall call = call("run")) {
			begun();
			CompletableFuture<Void> closed = CompletableFuture.runAsync(this.endpoint::close);
			Awaitility.await().until(() -> Files.notExists(this.folder.resolve("linkkeeper.endpoint")));
			assertThat(closed).isNotDone();
			this.free.countDown();
			assertThat(Answer.to(call).exitCode()).isEqualTo(TestCommand.LET_GO);
			closed.get(30, TimeUnit.SECONDS);
		}
	}

	@Test
	void tellsThatTheHolderEndedInTheMidst() throws Exception {
		try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> {
				try (Socket caller = holder.accept()) {
					new Handshake("secret").asHolder(caller);
					Wire.messages(caller.getInputStream()).next();
					Wire.send(new Frame(Frame.Kind.TAKEN, ""), caller.getOutputStream());
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			});
			EndpointAddress address = new EndpointAddress(this.folder, holder.getLocalPort(), "secret", VERSION);
			try (HolderCall call = HolderCall.open(held(), address, VERSION, request("run"))) {
				ended.get(30, TimeUnit.SECONDS);
				assertThatExceptionOfType(HolderLostException.class).isThrownBy(() -> Answer.to(call))
					.withMessageContaining("`restart RUN` goes on");
			}
		}
	}

	@Test
	void nobodyAnswersAtAnAddressThatWasLeftBehind() {
		EndpointAddress left = address();
		this.endpoint.close();
		expectRefusal(left, VERSION, request("runs"), "does not answer");
	}

	@Test
	void isNotHeldUpByACallerThatDoesNotRead() throws Exception {
		CompletableFuture<Void> written = new CompletableFuture<>();
		this.endpoint.close();
		this.endpoint = Endpoint.open(this.folder, VERSION, (request) -> new RequestedCommand() {

			@Override
			public int execute(PrintWriter out, PrintWriter err) {
				for (int i = 0; i < 5_000; i++) {
					err.print("x".repeat(8_192));
					err.flush();
				}
				out.println("the report");
				written.complete(null);
				return 0;
			}

			@Override
			public void stop() {
				throw new IllegalStateException("Nobody asked to stop");
			}

		});
		try (HolderCall call = call("run")) {
			written.get(30, TimeUnit.SECONDS);
			assertThat(Answer.to(call).out()).as("progress may be lost, results not").isEqualTo("the report\n");
		}
	}

	@Test
	void commandNoticesThatItsCallerHasDisconnected() throws Exception {
		this.endpoint.close();
		CompletableFuture<Void> ended = new CompletableFuture<>();
		this.endpoint = Endpoint.open(this.folder, VERSION, (request) -> new RequestedCommand() {

			@Override
			public int execute(PrintWriter out, PrintWriter err) {
				out.println("running");
				while (!out.checkError()) {
					Thread.onSpinWait();
				}
				ended.complete(null);
				return 0;
			}

			@Override
			public void stop() {
				throw new IllegalStateException("Nobody asked to stop");
			}

		});
		call("show").close();
		ended.get(30, TimeUnit.SECONDS);
	}

	@Test
	void doesNotWaitForEverForTheLastWords() throws Exception {
		this.endpoint.close();
		this.endpoint = Endpoint.open(this.folder, VERSION, (request) -> new RequestedCommand() {

			@Override
			public int execute(PrintWriter out, PrintWriter err) {
				EndpointTests.this.free.countDown();
				for (int i = 0; i < 5_000; i++) {
					out.print("x".repeat(8_192));
				}
				return 0;
			}

			@Override
			public void stop() {
				throw new IllegalStateException("Nobody asked to stop");
			}

		});
		try (HolderCall call = call("show")) {
			assertThat(this.free.await(30, TimeUnit.SECONDS)).isTrue();
			CompletableFuture.runAsync(this.endpoint::close)
				.get(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS);
			assertThatExceptionOfType(HolderLostException.class).isThrownBy(() -> Answer.to(call));
		}
	}

}
