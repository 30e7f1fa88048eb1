package io.linkkeeper.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

import com.deque.html.axecore.selenium.AxeBuilder;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real browser. Where none is installed, tests that need it are skipped.
 */
final class Chromium implements AutoCloseable {

	private static final Path BROWSER = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private static final Path PICTURES = Path.of("target/console");

	private static final int HEIGHT = 900;

	/** The width of a desk, and that of the smallest phone. */
	static final int[] WIDTHS = { 1280, 320 };

	private final ChromeDriver driver;

	private final boolean dark;

	private Chromium(ChromeDriver driver, boolean dark) {
		this.driver = driver;
		this.dark = dark;
	}

	static Chromium start(boolean dark) {
		Assumptions.assumeTrue(Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
				"The stories of the console need chromium and chromium-driver in /usr/bin");
		ChromeOptions options = new ChromeOptions().setBinary(BROWSER.toString())
			.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
		if (dark) {
			options.addArguments("--force-prefers-color-scheme=dark", "--blink-settings=preferredColorScheme=0");
		}
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		options.setCapability("goog:loggingPrefs", logs);
		ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
		return new Chromium(new ChromeDriver(service, options), dark).emulating();
	}

	private Chromium emulating() {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
				List.of(Map.of("name", "prefers-color-scheme", "value", this.dark ? "dark" : "light"))));
		return this;
	}

	ChromeDriver driver() {
		return this.driver;
	}

	void open(String address) {
		this.driver.get(address);
	}

	WebElement find(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	String text() {
		return find("main").getText();
	}

	void type(String field, String text) {
		find("#" + field).clear();
		find("#" + field).sendKeys(text);
	}

	/** Clicks the last button or link of that text. */
	void click(String text) {
		this.driver
			.findElement(By.xpath("(//*[self::a or self::button][normalize-space()='%s'])[last()]".formatted(text)))
			.click();
	}

	/**
	 * Checks the page at each width: nothing for axe to find, nothing wider than the
	 * window, and no violation of the policy or failure of a script so far.
	 */
	void check(String name) throws IOException {
		for (int width : WIDTHS) {
			this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
					Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
			photograph("%s-%d-%s.png".formatted(name, width, this.dark ? "dark" : "light"));
			assertThat(new AxeBuilder().analyze(this.driver).getViolations()).as("%s at %d", name, width).isEmpty();
			assertThat(this.driver.executeScript("return document.documentElement.scrollWidth > window.innerWidth"))
				.as("%s is wider than %d", name, width)
				.isEqualTo(false);
		}
		this.driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
		assertThat(this.driver.manage().logs().get(LogType.BROWSER).getAll()).as(name)
			.noneMatch((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue()
					&& !entry.getMessage().contains("the server responded with a status of 40"));
	}

	private void photograph(String name) throws IOException {
		Files.createDirectories(PICTURES);
		Files.write(PICTURES.resolve(name), this.driver.getScreenshotAs(OutputType.BYTES));
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
