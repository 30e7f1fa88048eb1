package io.linkkeeper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.sandbox.server.SandboxServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An app token of an account in a sandbox, added as an administrator would add it.
 *
 * @param id the token's id
 * @param token the secret
 */
public record TestAppToken(String id, String token) {

	/**
	 * Adds a token to the account, with fields and values of appToken.add.
	 */
	public static TestAppToken add(SandboxServer sandbox, String... fields) {
		JsonNode ks = call(sandbox, "session/action/start", "secret", sandbox.adminSecret(), "type", "2");
		List<String> parameters = new ArrayList<>(List.of("ks", ks.asString(), "appToken[description]", "of a test"));
		for (int i = 0; i < fields.length; i += 2) {
			parameters.addAll(List.of("appToken[" + fields[i] + "]", fields[i + 1]));
		}
		JsonNode token = call(sandbox, "appToken/action/add", parameters.toArray(String[]::new));
		return new TestAppToken(token.get("id").asString(), token.get("token").asString());
	}

	/**
	 * Deletes the token, and so ends its sessions.
	 */
	public void delete(SandboxServer sandbox) {
		JsonNode ks = call(sandbox, "session/action/start", "secret", sandbox.adminSecret(), "type", "2");
		call(sandbox, "appToken/action/delete", "ks", ks.asString(), "id", this.id);
	}

	private static JsonNode call(SandboxServer sandbox, String action, String... parameters) {
		StringBuilder form = new StringBuilder("format=1");
		for (int i = 0; i < parameters.length; i += 2) {
			form.append('&').append(encoded(parameters[i])).append('=').append(encoded(parameters[i + 1]));
		}
		HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.serviceUrl() + "/service/" + action))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form.toString()))
			.build();
		try {
			return JsonMapper.shared()
				.readTree(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
