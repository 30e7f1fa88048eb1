package io.linkkeeper.kaltura;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.linkkeeper.SettableClock;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.Credentials;
import io.linkkeeper.kaltura.http.RetrySettings;
import io.linkkeeper.kaltura.waiting.Sleeper;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An account on a {@link ScriptedServer}, new for each test, and clients of it.
 */
public final class ScriptedAccount implements AfterEachCallback {

	static final int PARTNER_ID = 102;

	public static final String SECRET = "0123456789abcdef0123456789abcdef";

	static final RetrySettings FEW_RETRIES = new RetrySettings(3, Duration.ofSeconds(1), Duration.ofSeconds(60),
			Duration.ofSeconds(10), 2);

	private final List<KalturaClient> clients = new ArrayList<>();

	private final ScriptedServer server = new ScriptedServer();

	private final RecordingSleeper sleeper = new RecordingSleeper();

	private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");

	@Override
	public void afterEach(ExtensionContext context) throws IOException {
		Thread.interrupted();
		this.clients.forEach(KalturaClient::close);
		this.server.close();
	}

	public ScriptedServer server() {
		return this.server;
	}

	public RecordingSleeper sleeper() {
		return this.sleeper;
	}

	public SettableClock clock() {
		return this.clock;
	}

	public KalturaClient client() {
		return client(settings());
	}

	public KalturaClient client(ClientSettings settings) {
		return client(settings, new Credentials.AdminSecret(SECRET), this.sleeper);
	}

	public KalturaClient client(ClientSettings settings, Credentials credentials, Sleeper pauses) {
		Account account = new Account("test", this.server.serviceUrl(), PARTNER_ID, credentials, "admin@example.com");
		KalturaClient client = new KalturaClient(account, settings, this.clock, pauses);
		this.clients.add(client);
		return client;
	}

	public static ClientSettings settings() {
		return ClientSettings.defaults().withRetry(FEW_RETRIES);
	}

	public static String link(String id) {
		return link(id, "\"systemName\":\"name-" + id + "\"");
	}

	/** A link with more fields, or with others in place of the usual. */
	public static String link(String id, String fields) {
		return "{\"id\":\"" + id + "\",\"createdAt\":1795401549,\"updatedAt\":1795401550,\"partnerId\":102,"
				+ "\"userId\":\"admin1\",\"fullUrl\":\"https:\\/\\/example.com\\/min\",\"status\":2," + fields
				+ ",\"objectType\":\"KalturaShortLink\"}";
	}

	public static String list(String... links) {
		return list(links.length, links);
	}

	public static String list(long totalCount, String... links) {
		return "{\"totalCount\":" + totalCount + ",\"objects\":[" + String.join(",", links)
				+ "],\"objectType\":\"KalturaShortLinkListResponse\"}";
	}

	public static String array(String... items) {
		return List.of(items).stream().collect(Collectors.joining(",", "[", "]"));
	}

	public static String error(String code) {
		return error(code, "something is wrong", "[]");
	}

	public static String error(String code, String message, String args) {
		return "{\"code\":\"" + code + "\",\"message\":\"" + message
				+ "\",\"objectType\":\"KalturaAPIException\",\"args\":" + args + "}";
	}

	public static String expiredKs() {
		return error("INVALID_KS", "Invalid KS \\\"EXPIRED\\\", Error \\\"-1,INVALID_STR\\\"",
				"{\"KSID\":\"EXPIRED\",\"ERR_CODE\":\"-1\",\"ERR_DESC\":\"INVALID_STR\"}");
	}

}
