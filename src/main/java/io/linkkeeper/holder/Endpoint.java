package io.linkkeeper.holder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands from other processes, as long as this process holds the database: on
 * loopback, from whoever can read the file with the address. Thread-safe.
 */
public final class Endpoint implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Endpoint.class);

	private static final int SECRET_BYTES = 32;

	private static final int LONGEST_BACKLOG = 50;

	private static final long LAST_WORDS_SECONDS = 5;

	private final Path folder;

	private final ServerSocket socket;

	private final EndpointAddress address;

	private final RequestedCommands commands;

	private final Set<Session> sessions = ConcurrentHashMap.newKeySet();

	private final AtomicInteger working = new AtomicInteger();

	private final ExecutorService listeners = threads("endpoint");

	private final ExecutorService workers = threads("command");

	private final ExecutorService senders = threads("answer");

	private Endpoint(Path folder, ServerSocket socket, EndpointAddress address, RequestedCommands commands) {
		this.folder = folder;
		this.socket = socket;
		this.address = address;
		this.commands = commands;
	}

	/**
	 * Takes commands from now on.
	 * @param folder the data folder, held by this process
	 * @param version this release; others are refused
	 * @param commands does what is asked for
	 * @return the endpoint, to be closed before the database is
	 * @throws IOException when no port or no file can be had
	 */
	public static Endpoint open(Path folder, String version, RequestedCommands commands) throws IOException {
		EndpointAddress.delete(folder);
		ServerSocket socket = new ServerSocket(0, LONGEST_BACKLOG, InetAddress.getLoopbackAddress());
		try {
			EndpointAddress address = new EndpointAddress(socket.getLocalPort(), newSecret(), version);
			Endpoint endpoint = new Endpoint(folder.toRealPath(), socket, address, commands);
			endpoint.listeners.execute(endpoint::listen);
			address.write(folder);
			return endpoint;
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
	}

	private static String newSecret() {
		byte[] secret = new byte[SECRET_BYTES];
		new SecureRandom().nextBytes(secret);
		return HexFormat.of().formatHex(secret);
	}

	/** Without any of them the process may end. */
	private static ExecutorService threads(String name) {
		return Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		});
	}

	private void listen() {
		try {
			while (true) {
				hear(this.socket.accept());
			}
		}
		catch (IOException ex) {
			if (!this.socket.isClosed()) {
				logger.warn("No further commands are taken from other processes: " + ex.getMessage(), ex);
			}
		}
	}

	private void hear(Socket caller) throws IOException {
		try {
			this.listeners.execute(() -> talk(caller));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("A caller came when all was over", ex);
			caller.close();
		}
	}

	private void talk(Socket caller) {
		Session session = new Session(caller, this.folder, this.address, this.commands);
		this.sessions.add(session);
		try {
			session.talk((work) -> this.workers.execute(() -> work(work)), this.senders);
		}
		finally {
			this.sessions.remove(session);
		}
	}

	private void work(Runnable command) {
		this.working.incrementAndGet();
		try {
			command.run();
		}
		finally {
			this.working.decrementAndGet();
		}
	}

	/**
	 * How many commands of other processes are being done.
	 * @return the number
	 */
	public int working() {
		return this.working.get();
	}

	/**
	 * Takes no more commands, and stays until those that were taken are done.
	 */
	@Override
	public void close() {
		try {
			EndpointAddress.delete(this.folder);
			this.socket.close();
		}
		catch (IOException ex) {
			logger.warn("The address of this process could not be taken away: " + ex.getMessage(), ex);
		}
		this.workers.shutdown();
		this.sessions.forEach(Session::hurry);
		await(this.workers, Long.MAX_VALUE);
		this.senders.shutdown();
		await(this.senders, LAST_WORDS_SECONDS);
		this.sessions.forEach(Session::cut);
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
