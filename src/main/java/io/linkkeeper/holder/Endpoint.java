package io.linkkeeper.holder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts commands of other processes on loopback while this process holds the database.
 * Holder and caller prove to each other that they know the secret in the address file.
 * Thread-safe.
 */
public final class Endpoint implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Endpoint.class);

	private static final int BACKLOG = 50;

	private static final long LAST_FRAMES_SECONDS = 2;

	private static final Duration PAUSE = Duration.ofMillis(100);

	private final ServerSocket socket;

	private final EndpointAddress address;

	private final Function<CommandRequest, RequestedCommand> commands;

	private final Set<CallerConnection> connections = ConcurrentHashMap.newKeySet();

	private final UnprovedConnections unproved = new UnprovedConnections();

	private final ThreadPoolExecutor listeners = daemons("endpoint");

	private final ThreadPoolExecutor workers = daemons("command");

	private final ThreadPoolExecutor senders = daemons("answer");

	private Endpoint(ServerSocket socket, EndpointAddress address,
			Function<CommandRequest, RequestedCommand> commands) {
		this.socket = socket;
		this.address = address;
		this.commands = commands;
	}

	/**
	 * Opens the endpoint of this process and writes its address file.
	 * @param folder the data folder, held by this process
	 * @param version this release; others are refused
	 * @param commands prepares commands of authenticated callers without executing them;
	 * called by several threads at once
	 * @return the endpoint, to be closed before the database is
	 * @throws IOException when no port or no file is available
	 */
	public static Endpoint open(Path folder, String version, Function<CommandRequest, RequestedCommand> commands)
			throws IOException {
		EndpointAddress.delete(folder);
		return open(folder, version, commands, new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
	}

	static Endpoint open(Path folder, String version, Function<CommandRequest, RequestedCommand> commands,
			ServerSocket socket) throws IOException {
		try {
			EndpointAddress address = EndpointAddress.withNewSecret(folder, socket.getLocalPort(), version);
			Endpoint endpoint = new Endpoint(socket, address, commands);
			endpoint.listeners.execute(endpoint::listen);
			address.write();
			return endpoint;
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
	}

	/** The process may end while these threads run. */
	private static ThreadPoolExecutor daemons(String name) {
		return (ThreadPoolExecutor) Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		});
	}

	private void listen() {
		boolean failing = false;
		while (!this.socket.isClosed()) {
			try {
				accept(this.socket.accept());
				failing = false;
			}
			catch (IOException ex) {
				if (!failing && !this.socket.isClosed()) {
					logger.warn("Commands of other processes cannot be accepted now: " + FailureText.of(ex), ex);
				}
				failing = true;
				pause();
			}
		}
	}

	/** A failure, such as that no file can be opened, may last. */
	private void pause() {
		try {
			Sleeper.system().sleep(PAUSE);
		}
		catch (InterruptedException ex) {
			Wire.close(this.socket);
		}
	}

	private void accept(Socket caller) {
		CallerConnection connection = new CallerConnection(caller, this.address, this.commands);
		this.unproved.add(connection);
		try {
			this.listeners.execute(() -> serve(connection));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("A caller connected after the last command", ex);
			Wire.close(caller);
		}
		catch (OutOfMemoryError ex) {
			logger.warn("A caller is turned away, as no thread can be started", ex);
			Wire.close(caller);
		}
	}

	private void serve(CallerConnection connection) {
		this.connections.add(connection);
		try {
			connection.serve(() -> this.unproved.remove(connection), this.workers, this.senders);
		}
		finally {
			this.unproved.remove(connection);
			this.connections.remove(connection);
		}
	}

	/**
	 * Counts the commands of other processes that are being executed.
	 * @return the number
	 */
	public int working() {
		return this.workers.getActiveCount();
	}

	/**
	 * Closes the endpoint and waits until the accepted commands have ended.
	 */
	@Override
	public void close() {
		try {
			EndpointAddress.delete(this.address.folder());
			this.socket.close();
		}
		catch (IOException ex) {
			logger.warn("The address file could not be deleted:  " + FailureText.of(ex), ex);
		}
		this.workers.shutdown();
		this.connections.forEach(CallerConnection::closeSoon);
		await(this.workers, Long.MAX_VALUE);
		this.senders.shutdown();
		await(this.senders, LAST_FRAMES_SECONDS);
		this.connections.forEach(CallerConnection::close);
		this.listeners.shutdown();
	}

	private static void await(ExecutorService threads, long seconds) {
		try {
			if (!threads.awaitTermination(seconds, TimeUnit.SECONDS)) {
				logger.debug("A caller did not read its answer to the end");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
