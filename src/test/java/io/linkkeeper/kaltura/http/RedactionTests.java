package io.linkkeeper.kaltura.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.linkkeeper.kaltura.CallResult;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkCall;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.Reply;
import io.linkkeeper.kaltura.ScriptedAccount;
import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

import static io.linkkeeper.kaltura.ScriptedAccount.array;
import static io.linkkeeper.kaltura.ScriptedAccount.error;
import static io.linkkeeper.kaltura.ScriptedAccount.link;
import static io.linkkeeper.kaltura.ScriptedAccount.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Nothing the client says or logs shows a credential, its own or another's.
 */
class RedactionTests {

	private static final String OUR_KS = "our-short-ks";

	/** Version 2, as the server makes them. */
	private static final String ANOTHERS_KS = "djJ8MTAyfFLNqiG3bO26A_qRv7CR98FZGeat8NvBoz7wkfAj2xDT2_Ilq3Jc_65fRRQIiUkn"
			+ "indwKcBrxDzcgRHGAJByM1PcKJS-ATSe229UFepRJLc1H1i-ZCUaNyYKtp2-ERrNPjYkrj1ZxUVFLI34_pqC-7I=";

	/** Version 1, with a slash and a plus as base64 may have. */
	private static final String OLD_KS = "NDEwOTI1Yjc0MjcwY2M0NjBkYjJlODIyY2Y2YzJkMTQ3YTBlYTI1Y3wxMDI7MTAyOzIw/DAwMDAw+"
			+ "DA7MjsxMjM0NTt1c2VyQGV4YW1wbGUuY29tO2Rpc2FibGVlbnRpdGxlbWVudDs7";

	private static final List<String> SECRETS = List.of(ScriptedAccount.SECRET, OUR_KS, ANOTHERS_KS, OLD_KS,
			ANOTHERS_KS.substring(10, 60), OLD_KS.substring(10, 60));

	private static final List<String> WIRE = List.of("org.apache.hc.client5.http.wire",
			"org.apache.hc.client5.http.headers");

	@RegisterExtension
	final ScriptedAccount account = new ScriptedAccount();

	private final ListAppender<ILoggingEvent> events = new ListAppender<>() {

		@Override
		protected void append(ILoggingEvent event) {
			// the wire log reuses the buffer it logs
			event.prepareForDeferredProcessing();
			super.append(event);
		}

	};

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final List<Appender<ILoggingEvent>> appenders = new ArrayList<>();

	private Level before = Level.DEBUG;

	@BeforeEach
	void logEverything() {
		this.before = this.root.getLevel();
		this.root.iteratorForAppenders().forEachRemaining(this.appenders::add);
		this.appenders.forEach(this.root::detachAppender);
		this.root.setLevel(Level.TRACE);
		this.events.start();
		this.root.addAppender(this.events);
	}

	@AfterEach
	void logAsBefore() {
		this.root.detachAppender(this.events);
		this.appenders.forEach(this.root::addAppender);
		this.root.setLevel(this.before);
		WIRE.forEach((name) -> logger(name).setLevel(null));
	}

	@Test
	void aKsEchoedInAnErrorIsTakenOut() {
		for (String ks : List.of(OUR_KS, ANOTHERS_KS, OLD_KS, "garbage")) {
			String error = error("INVALID_KS", "Invalid KS \\\"" + ks + "\\\", Error \\\"-1,INVALID_STR\\\"",
					"{\"KSID\":\"" + ks + "\",\"ERR_CODE\":\"-1\"}");
			this.account.server().replies(error, error);
			KalturaClient client = this.account.client();
			assertClean(textOf(catchThrowable(() -> client.count(LinkFilter.any()))));
		}
	}

	@Test
	void theReasonOfAnInvalidKsStays() {
		ApiError error = new Redactor().error("INVALID_KS", "Invalid KS \"EXPIRED\"", Map.of("KSID", "EXPIRED"));
		assertThat(error.message()).contains("EXPIRED");
		assertThat(error.args()).containsEntry("KSID", "EXPIRED");
	}

	@Test
	void aCredentialInAnyErrorIsTakenOutOfAllItsParts() {
		String echo = ScriptedAccount.SECRET + " " + OUR_KS + " " + ANOTHERS_KS;
		this.account.server().repliesToSessionStart(Reply.json("\"" + OUR_KS + "\""));
		this.account.server()
			.replies(array(error("SOMETHING_WRONG " + echo, echo, "{\"" + ANOTHERS_KS + "\":\"" + echo + "\"}"),
					link("0bbb")));
		List<CallResult> results = this.account.client()
			.send(List.of(new LinkCall.Delete("0aaa"), new LinkCall.Delete("0bbb")));
		assertThat(results.get(0)).isInstanceOf(CallResult.Refused.class);
		assertClean(results.toString());
	}

	@Test
	void aCredentialInAnAnswerThatIsNoJsonIsNotQuoted() {
		assertCleanAfter(Reply.json(ANOTHERS_KS), Reply.json("{\"a\":" + ScriptedAccount.SECRET + "}"),
				Reply.json("\"" + ANOTHERS_KS + "\""));
	}

	@Test
	void aCredentialInTheStatusLineIsNotQuoted() {
		Reply reply = (connection) -> {
			connection.getOutputStream()
				.write((ScriptedAccount.SECRET + ANOTHERS_KS + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
			connection.close();
		};
		assertCleanAfter(reply, reply, reply);
	}

	@Test
	void namesAndIdsStay() {
		String text = "Short link unique id [f81d4fae-7dec-11d0-a765-00a0c91e6bf6] of " + "n".repeat(63) + " exists";
		assertThat(new Redactor().redact(text)).isEqualTo(text);
	}

	@Test
	void messagesOfTheServerCannotMoveTheCursor() {
		assertThat(new Redactor().redact("a\u001B[2Jb\nc")).isEqualTo("a\uFFFD[2Jb\uFFFDc");
	}

	@Test
	void longTextIsCut() {
		assertThat(new Redactor().redact("word ".repeat(1000))).hasSizeLessThan(1100);
	}

	@Test
	void atTraceNothingIsLoggedThatIsSecret() throws IOException {
		applyLoggingConfiguration();
		talk();
		assertThat(this.events.list).extracting(ILoggingEvent::getLoggerName)
			.anyMatch((name) -> name.startsWith("org.apache.hc.client5.http"));
		assertClean(logged());
	}

	@Test
	void withoutItsConfigurationTheWireLogWouldShowAll() {
		talk();
		assertThat(logged()).contains(ScriptedAccount.SECRET, OUR_KS);
	}

	private void talk() {
		this.account.server().repliesToSessionStart(Reply.json("\"" + OUR_KS + "\""));
		this.account.server()
			.replies(Reply.json(list(link("0ab1"))), Reply.status(503), Reply.json(list()),
					Reply.json(error("ACTION_BLOCKED", ANOTHERS_KS, "[]")), Reply.json(link("0aaa")),
					Reply.json(error("INVALID_KS", ANOTHERS_KS, "{\"KSID\":\"" + ANOTHERS_KS + "\"}")));
		KalturaClient client = this.account.client();
		client.count(LinkFilter.any());
		client.count(LinkFilter.any());
		client.send(List.of(new LinkCall.Add(LinkFields.none().with(LinkField.SYSTEM_NAME, "abc"))));
		client.send(List.of(new LinkCall.Delete("0aaa")));
		client.close();
	}

	private void assertCleanAfter(Reply... replies) {
		this.account.server().replies(replies);
		KalturaClient client = this.account
			.client(ScriptedAccount.settings().withRequestTimeout(Duration.ofSeconds(10)));
		Throwable thrown = catchThrowable(() -> client.count(LinkFilter.any()));
		assertThat(thrown).isInstanceOf(KalturaException.class);
		assertClean(textOf(thrown));
	}

	private static void applyLoggingConfiguration() throws IOException {
		Properties properties = new Properties();
		try (InputStream stream = RedactionTests.class.getResourceAsStream("/application.properties")) {
			properties.load(stream);
		}
		Consumer<String> silence = (name) -> logger(name)
			.setLevel(Level.toLevel(properties.getProperty("logging.level." + name), Level.TRACE));
		WIRE.forEach(silence);
	}

	private static Logger logger(String name) {
		return (Logger) LoggerFactory.getLogger(name);
	}

	private String logged() {
		return this.events.list.stream()
			.map((event) -> event.getFormattedMessage() + " "
					+ ((event.getThrowableProxy() != null) ? event.getThrowableProxy().getMessage() : ""))
			.collect(Collectors.joining("\n"));
	}

	private static String textOf(Throwable thrown) {
		StringWriter text = new StringWriter();
		thrown.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

	private static void assertClean(String text) {
		assertThat(text).doesNotContain(SECRETS);
	}

}
