package io.linkkeeper.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

import io.linkkeeper.Bench;
import io.linkkeeper.TestWorker;
import io.linkkeeper.console.access.Role;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * A serving worker with a console, which the classes of a JVM share. Each role has a user
 * of its name, whose password is {@value #PASSWORD}.
 */
final class ConsoleBench implements BeforeEachCallback {

	static final String PASSWORD = "correct horse";

	/** The least that bcrypt allows, as every test signs in. */
	private static final int QUICK = 4;

	private static final Bench SHARED = new Bench(ConsoleBench::withConsole);

	/** Besides, there is a second approver. */
	private static TestWorker.Builder withConsole(TestWorker.Builder worker) {
		worker.property("spring.profiles.include", "serve")
			.property("spring.main.web-application-type", "none")
			.property("linkkeeper.schedule.look-every", "PT1H")
			.property("linkkeeper.console.port", 0);
		String hash = "{bcrypt}" + new BCryptPasswordEncoder(QUICK).encode(PASSWORD);
		for (Role role : Role.values()) {
			String user = "linkkeeper.console.users." + name(role);
			worker.property(user + ".password", hash).property(user + ".roles", role);
		}
		worker.property("linkkeeper.console.users.second.password", hash)
			.property("linkkeeper.console.users.second.roles", Role.APPROVER);
		return worker;
	}

	static String name(Role role) {
		return role.name().toLowerCase(Locale.ROOT);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		SHARED.empty();
		try {
			Files.createDirectories(SHARED.folder().resolve("jobs"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Bench worker() {
		return SHARED;
	}

	ConsoleServer server() {
		return SHARED.worker().bean(ConsoleServer.class);
	}

	String address(String path) {
		return "http://127.0.0.1:%d%s".formatted(server().port(), path);
	}

	/** A browser without scripts: every page works without. */
	static WebClient browser() {
		WebClient browser = new WebClient();
		browser.getOptions().setJavaScriptEnabled(false);
		browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
		browser.getOptions().setCssEnabled(false);
		return browser;
	}

	HtmlPage signIn(WebClient browser, Role role, String path) throws IOException {
		HtmlPage login = browser.getPage(address(path));
		return signIn(login, role);
	}

	static HtmlPage signIn(HtmlPage login, Role role) throws IOException {
		login.getElementById("username").setAttribute("value", name(role));
		login.getElementById("password").setAttribute("value", PASSWORD);
		return click(login, "Sign in");
	}

	/** Clicks the button or link of that text. */
	static HtmlPage click(HtmlPage page, String text) throws IOException {
		List<HtmlElement> found = page
			.getByXPath("//*[self::a or self::button][normalize-space()='%s']".formatted(text));
		if (found.isEmpty()) {
			throw new AssertionError("no button or link '%s' in: %s".formatted(text, page.asNormalizedText()));
		}
		return found.get(found.size() - 1).click();
	}

}
