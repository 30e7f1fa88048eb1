package io.linkkeeper.mistake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.linkkeeper.cli.CommandLineRun;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where an operator types: a folder with definitions and files, and an account.
 */
final class Desk implements AutoCloseable {

	private static final String ACCOUNT = "linkkeeper.accounts.default.";

	private static final Clock CLOCK = Clock.systemUTC();

	private static final Pattern RUN = Pattern.compile("\\brun (\\d+)\\b");

	/** In single or double quotes, or up to a blank. */
	private static final Pattern WORD = Pattern.compile("'([^']*)'|([^ ]+)");

	private final Path folder;

	private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.defaults(), CLOCK);

	private final List<String> settings = new ArrayList<>();

	private String run = "1";

	private @Nullable String other;

	Desk(Path folder) throws IOException {
		this.folder = folder;
		set(ACCOUNT + "service-url", this.sandbox.serviceUrl().toString());
		set(ACCOUNT + "partner-id", String.valueOf(this.sandbox.partnerId()));
		set(ACCOUNT + "admin-secret", this.sandbox.adminSecret());
		set("linkkeeper.files", folder.toString());
		set("linkkeeper.results", folder.resolve("results").toString());
		putLinks();
		putJobs();
	}

	/**
	 * Six links and a protected one that are due, thirty of a campaign, two of one name,
	 * ten others.
	 */
	private void putLinks() {
		Instant now = CLOCK.instant();
		Stream.of("ann", "bob").forEach((user) -> this.sandbox.account().putUser(SandboxUser.active(user, now)));
		Instant past = now.minus(Duration.ofDays(3));
		Stream<SandboxLink> gone = IntStream.rangeClosed(1, 6).mapToObj((i) -> link("GONE-" + i, "ann", past));
		Stream<SandboxLink> promo = IntStream.rangeClosed(1, 30).mapToObj((i) -> link("PROMO-" + i, "bob", past));
		Stream<SandboxLink> others = Stream.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J")
			.map((name) -> link("LIVE-" + name, "bob", null));
		Stream<SandboxLink> special = Stream.of(link("VIP-1", "ann", past), link("KMC-PREVIEW", "ann", past),
				link("TWIN", "bob", null), link("TWIN", "bob", null, "twin2"));
		this.sandbox.account().putAll(Stream.of(gone, promo, others, special).flatMap((links) -> links));
	}

	private static SandboxLink link(String name, String owner, @Nullable Instant expiresAt) {
		return link(name, owner, expiresAt, name.toLowerCase(java.util.Locale.ROOT).replace("-", ""));
	}

	private static SandboxLink link(String name, String owner, @Nullable Instant expiresAt, String id) {
		return SandboxLink.enabled(id, CLOCK.instant().minus(Duration.ofDays(90)), name, "https://example.com/" + id)
			.withUserId(owner)
			.withExpiresAt(expiresAt);
	}

	private void putJobs() throws IOException {
		String select = "select: { systemName: [\"GONE-*\", \"VIP-*\"], protect: { systemName: [\"VIP-*\"] } }\n";
		write("jobs/expire-gone.yml", "name: expire-gone\ntype: expire\n" + select);
		write("jobs/delete-gone.yml", "name: delete-gone\ntype: expire\n" + select + "rule: { action: delete }\n");
		write("jobs/expire-promo.yml", "name: expire-promo\ntype: expire\nselect: { systemName: [\"PROMO-*\"] }\n");
		write("jobs/dedup.yml", "name: dedup\ntype: dedup\n");
		write("jobs/leavers.yml", "name: leavers\ntype: cascade\nrule: { leavers: leavers.csv }\n"
				+ "select: { protect: { systemName: [\"VIP-*\"] } }\n");
		write("jobs/import.yml", "name: import\ntype: import\nrule: { file: links.csv }\n");
		write("jobs/repoint.yml", "name: repoint\ntype: repoint\n"
				+ "rule: { host: { from: example.com, to: new.example.com } }\nlimits: { maxPercent: 100 }\n");
		write("leavers.csv", "userId\nann\n");
		write("links.csv", "systemName,fullUrl\nLIVE-A,https://example.com/campaign\nNEW,https://example.com/new\n");
	}

	/** Types the next command when this one sends its first change. */
	void beginDuring(String command) {
		this.other = command;
	}

	/** Types the command that is the mistake. */
	CommandLineRun mistake(String command) {
		String outer = this.other;
		if (outer == null) {
			return type(command);
		}
		List<CommandLineRun> inner = new CopyOnWriteArrayList<>();
		AtomicBoolean typed = new AtomicBoolean();
		this.sandbox.faults().before((request) -> {
			if (request.is("shortlink_shortlink.update") && !typed.getAndSet(true)) {
				inner.add(CommandLineRun.in(this.folder, CLOCK, words(withRun(command))));
			}
		});
		typeWell(outer);
		return inner.get(0);
	}

	/** Types a command, with RUN for the last run. */
	CommandLineRun type(String command) {
		CommandLineRun ended = CommandLineRun.in(this.folder, CLOCK, words(withRun(command)));
		Matcher said = RUN.matcher(ended.out() + ended.err());
		if (command.matches("(run|plan|undo) .*") && said.find()) {
			this.run = said.group(1);
		}
		return ended;
	}

	String withRun(String text) {
		return text.replace("RUN", this.run);
	}

	private static String[] words(String command) {
		return WORD.matcher(command)
			.results()
			.map((word) -> (word.group(1) != null) ? word.group(1) : word.group(2))
			.toArray(String[]::new);
	}

	void typeWell(String command) {
		CommandLineRun ended = type(command);
		assertThat(ended.exitCode()).as("%s: %s%s", command, ended.out(), ended.err()).isZero();
	}

	void write(String file, String text) throws IOException {
		Path path = this.folder.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

	void set(String name, String value) {
		this.settings.add(name);
		System.setProperty(name, value);
	}

	void delete(String file) throws IOException {
		Files.delete(this.folder.resolve(file));
	}

	SandboxServer sandbox() {
		return this.sandbox;
	}

	/** What the account holds, by id. */
	Map<String, SandboxLink> links() {
		return this.sandbox.account()
			.links()
			.stream()
			.filter((link) -> link.status() != Status.DELETED)
			.collect(Collectors.toMap(SandboxLink::id, (link) -> link, (one, other) -> other, TreeMap::new));
	}

	@Override
	public void close() {
		this.settings.forEach(System::clearProperty);
		this.sandbox.close();
	}

}
