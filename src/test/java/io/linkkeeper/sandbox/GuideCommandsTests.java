package io.linkkeeper.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.linkkeeper.TestSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands of the published guide, run as they stand. Each section of the resource
 * holds the commands of the guide's section of that name, and they follow each other as
 * there.
 */
class GuideCommandsTests {

	private static final String SESSION = "2. Prerequisites";

	private static final String LINK = "\\{\"id\":\"\\w{8}\",\"createdAt\":1795407300,.*\"objectType\":\"KalturaShortLink\"}";

	/** What each section answers when run in the order of the guide. */
	private static final Map<String, String> ANSWERS = Map.ofEntries(Map.entry(SESSION, ""),
			Map.entry("3. Create a Short Link", LINK), Map.entry("3.1 Create an Expiring Short Link", LINK),
			Map.entry("4.2 API goto Action", "302 https://example.com/67mk41xj"),
			Map.entry("5. List Short Links", "\\{\"totalCount\":4,\"objects\":\\[\\{\"id\":\"\\w{8}\".*"),
			Map.entry("6. Update a Short Link", "\\{\"id\":\"67mk41xj\".*\"status\":1,.*"),
			Map.entry("7. Delete a Short Link", "\\{\"id\":\"67mk41xj\".*\"status\":3,.*"),
			Map.entry("Preview and Share Links", LINK), Map.entry("Campaign Links with Expiration", LINK),
			Map.entry("Lookup by System Name", "\\{\"totalCount\":1,\"objects\":\\[.*\"name\":\"Q4 Campaign Video\".*"),
			Map.entry("Bulk Cleanup of Expired Links", "\\{\"totalCount\":1,\"objects\":\\[\\{\"id\":\"expired1\".*"));

	private final TestSandbox sandbox = TestSandbox.empty();

	@BeforeEach
	void putLinks() {
		this.sandbox.account().put(TestSandbox.link("67mk41xj"));
		Instant longAgo = Instant.ofEpochSecond(1_000_000_000);
		this.sandbox.account()
			.put(SandboxLink.enabled("expired1", longAgo, "OLD", "https://example.com/").withExpiresAt(longAgo));
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@TestFactory
	Stream<DynamicTest> everyCommandIsAnswered() throws IOException {
		assertThat(List.of("bash", "curl")).as("what the guide's commands need")
			.allMatch(GuideCommandsTests::isInstalled);
		Map<String, String> sections = sections();
		assertThat(sections.keySet()).isEqualTo(ANSWERS.keySet());
		String session = sections.getOrDefault(SESSION, "");
		return sections.entrySet().stream().map((section) -> test(section.getKey(), session, section.getValue()));
	}

	private DynamicTest test(String title, String session, String commands) {
		return DynamicTest.dynamicTest(title, () -> assertAnswer(title, run(session + "\n" + commands)));
	}

	private static void assertAnswer(String title, String answer) {
		assertThat(answer).as(title).matches(ANSWERS.getOrDefault(title, "no answer expected"));
	}

	private String run(String script) throws IOException {
		ProcessBuilder builder = new ProcessBuilder("bash", "-c", script);
		builder.environment().putAll(environment());
		Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		try (InputStream output = process.getInputStream()) {
			return new String(output.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private Map<String, String> environment() {
		return Map.of("KALTURA_SERVICE_URL", this.sandbox.server().serviceUrl().toString(), "KALTURA_PARTNER_ID", "102",
				"KALTURA_ADMIN_SECRET", this.sandbox.server().adminSecret(), "KALTURA_USER_ID", "user@example.com",
				"KALTURA_ENTRY_ID", "1_abc123", "KALTURA_PLAYER_ID", "56732362", "SHORT_LINK_ID", "67mk41xj");
	}

	private static Map<String, String> sections() throws IOException {
		Map<String, String> sections = new LinkedHashMap<>();
		try (InputStream resource = GuideCommandsTests.class.getResourceAsStream("guide-commands.txt")) {
			String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
			for (String section : text.substring("## ".length()).split("\n## ")) {
				int end = section.indexOf('\n');
				sections.put(section.substring(0, end), section.substring(end + 1).strip());
			}
		}
		return sections;
	}

	private static boolean isInstalled(String program) {
		return Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, program)));
	}

}
