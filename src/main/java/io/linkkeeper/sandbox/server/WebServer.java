package io.linkkeeper.sandbox.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import io.linkkeeper.sandbox.SandboxException;
import jakarta.servlet.Servlet;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;

/** An embedded Tomcat that listens on loopback. */
final class WebServer implements AutoCloseable {

	/** Tomcat logs every start and stop. Strongly referenced to keep the level. */
	private static final Logger TOMCAT_LOG = Logger.getLogger("org.apache");

	private static final String LOOPBACK = "127.0.0.1";

	private final Tomcat tomcat;

	private final Path workFolder;

	private WebServer(Tomcat tomcat, Path workFolder) {
		this.tomcat = tomcat;
		this.workFolder = workFolder;
	}

	/**
	 * Starts the server.
	 * @param port the port, or 0 for any
	 * @param servlets what answers, by URL pattern
	 * @return the running server
	 * @throws SandboxException when the port is taken
	 */
	static WebServer start(int port, Map<String, Servlet> servlets) {
		checkFree(port);
		if (TOMCAT_LOG.getLevel() == null) {
			TOMCAT_LOG.setLevel(Level.SEVERE);
		}
		try {
			WebServer server = new WebServer(new Tomcat(), Files.createTempDirectory("linkkeeper-sandbox"));
			server.listen(port, servlets);
			return server;
		}
		catch (IOException | LifecycleException ex) {
			throw new SandboxException("Cannot listen on port " + port + ": " + ex.getMessage(), ex);
		}
	}

	int port() {
		return this.tomcat.getConnector().getLocalPort();
	}

	@Override
	public void close() {
		try {
			this.tomcat.stop();
			this.tomcat.destroy();
			deleteWorkFolder();
		}
		catch (IOException | LifecycleException ex) {
			throw new SandboxException("Cannot stop the sandbox's web server: " + ex.getMessage(), ex);
		}
	}

	private void listen(int port, Map<String, Servlet> servlets) throws LifecycleException {
		this.tomcat.setBaseDir(this.workFolder.toString());
		this.tomcat.setConnector(connector(port));
		Context context = this.tomcat.addContext("", null);
		if (context instanceof StandardContext standard) {
			disableLeakDetection(standard);
		}
		servlets.forEach((pattern, servlet) -> {
			Tomcat.addServlet(context, pattern, servlet);
			context.addServletMappingDecoded(pattern, pattern);
		});
		context.getPipeline().addValve(new ConnectionValve());
		this.tomcat.getHost().getPipeline().addValve(new HostValve());
		this.tomcat.getHost().getPipeline().addValve(plainErrors());
		this.tomcat.start();
	}

	/**
	 * Disables the search for leaks of undeployed applications, which warns of closed
	 * modules.
	 */
	private static void disableLeakDetection(StandardContext context) {
		context.setClearReferencesRmiTargets(false);
		context.setClearReferencesThreadLocals(false);
	}

	/** The query strings of the guide contain unescaped brackets. */
	private static Connector connector(int port) {
		Connector connector = new Connector();
		connector.setPort(port);
		connector.setThrowOnFailure(true);
		connector.setProperty("address", LOOPBACK);
		connector.setProperty("relaxedQueryChars", "[]{}|<>\"^`\\");
		connector.setProperty("relaxedPathChars", "[]{}|<>\"^`\\");
		connector.setProperty("maxKeepAliveRequests", "-1");
		// the longest fullUrl must fit into Location
		connector.setProperty("maxHttpResponseHeaderSize", "73728");
		// a body that is refused is read to its end, or the client would not see why
		connector.setProperty("maxSwallowSize", "-1");
		connector.setProperty("maxThreads", "64");
		connector.setProperty("maxConnections", "1024");
		connector.setProperty("minSpareThreads", "8");
		return connector;
	}

	private static ErrorReportValve plainErrors() {
		ErrorReportValve valve = new ErrorReportValve();
		valve.setShowReport(false);
		valve.setShowServerInfo(false);
		return valve;
	}

	/** Tomcat fails as well, but logs stack traces. */
	private static void checkFree(int port) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port));
		}
		catch (IOException ex) {
			throw new SandboxException("Port " + port + " is taken: " + ex.getMessage(), ex);
		}
	}

	private void deleteWorkFolder() throws IOException {
		List<Path> paths;
		try (Stream<Path> walk = Files.walk(this.workFolder)) {
			paths = walk.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path path : paths) {
			Files.delete(path);
		}
	}

}
