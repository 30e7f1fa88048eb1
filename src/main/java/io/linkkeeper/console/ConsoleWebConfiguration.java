package io.linkkeeper.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.linkkeeper.console.access.ConsoleProperties;
import io.linkkeeper.console.change.ChangePagesConfiguration;
import io.linkkeeper.console.frame.FrameConfiguration;
import io.linkkeeper.console.login.LoginConfiguration;
import io.linkkeeper.console.now.NowPageConfiguration;
import io.linkkeeper.console.run.RunPagesConfiguration;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.AbstractProtocol;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Compression;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * Configures the web server of the console and imports its pages. Registered in the
 * context of the pages only.
 */
@EnableWebMvc
@Import({ FrameConfiguration.class, LoginConfiguration.class, ChangePagesConfiguration.class,
		RunPagesConfiguration.class, NowPageConfiguration.class })
class ConsoleWebConfiguration {

	private static final Duration IDLE = Duration.ofMinutes(30);

	private static final int THREADS = 8;

	/** Whoever connects and stays silent takes neither memory nor files from the runs. */
	private static final int CONNECTIONS = 64;

	private static final Duration SILENCE = Duration.ofSeconds(5);

	@Bean
	TomcatServletWebServerFactory webServer(ConsoleProperties properties) throws UnknownHostException {
		TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(properties.port());
		factory.setAddress(InetAddress.getByName(properties.address()));
		factory.setShutdown(Shutdown.IMMEDIATE);
		factory.setCompression(compression());
		factory.getSettings().setRegisterDefaultServlet(false);
		session(factory.getSettings().getSession(), properties);
		factory.addContextCustomizers(ConsoleWebConfiguration::tellNothing,
				(context) -> context.setRequestCharacterEncoding(StandardCharsets.UTF_8.name()));
		factory.addConnectorCustomizers((connector) -> limit((AbstractProtocol<?>) connector.getProtocolHandler()));
		return factory;
	}

	/** The token of forms, the only secret in pages, differs in each answer. */
	private static Compression compression() {
		Compression compression = new Compression();
		compression.setEnabled(true);
		return compression;
	}

	/** Browsers send cookies to all ports of a host. */
	private static void session(Session session, ConsoleProperties properties) {
		session.setTimeout(IDLE);
		session.getCookie().setName("linkkeeper-" + properties.port());
		session.getCookie().setHttpOnly(true);
		session.getCookie().setSameSite(SameSite.STRICT);
		// the proxy is the one that browsers speak TLS with
		session.getCookie().setSecure(properties.forwarded());
	}

	/** Tomcat's own pages name its version. */
	private static void tellNothing(Context context) {
		if (context.getParent() instanceof StandardHost host) {
			ErrorReportValve report = new ErrorReportValve();
			report.setShowReport(false);
			report.setShowServerInfo(false);
			host.getPipeline().addValve(report);
		}
	}

	private static void limit(AbstractProtocol<?> protocol) {
		protocol.setMaxThreads(THREADS);
		protocol.setMinSpareThreads(1);
		protocol.setMaxConnections(CONNECTIONS);
		protocol.setAcceptCount(CONNECTIONS / 4);
		protocol.setConnectionTimeout((int) SILENCE.toMillis());
		protocol.setKeepAliveTimeout((int) SILENCE.toMillis());
	}

	/** Its handlers are those of this context, not those of health and metrics. */
	@Bean
	ServletRegistrationBean<DispatcherServlet> pages(WebApplicationContext context) {
		DispatcherServlet servlet = new DispatcherServlet(context);
		servlet.setDetectAllHandlerMappings(false);
		servlet.setDetectAllHandlerAdapters(false);
		servlet.setDetectAllHandlerExceptionResolvers(false);
		servlet.setDetectAllViewResolvers(false);
		ServletRegistrationBean<DispatcherServlet> pages = new ServletRegistrationBean<>(servlet, "/");
		pages.setLoadOnStartup(1);
		return pages;
	}

}
