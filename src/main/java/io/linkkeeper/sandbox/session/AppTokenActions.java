package io.linkkeeper.sandbox.session;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.linkkeeper.sandbox.AppToken;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.Timestamps;
import io.linkkeeper.sandbox.answer.Answer;
import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.answer.ApiObject;
import io.linkkeeper.sandbox.request.LeadingNumber;
import io.linkkeeper.sandbox.request.Parameters;
import io.linkkeeper.sandbox.store.Store;
import org.jspecify.annotations.Nullable;

/** The actions add, get, list and delete of the service {@code appToken}. */
final class AppTokenActions {

	static final String SERVICE = "appToken";

	private static final String DAY_IN_SECONDS = "86400";

	private static final int TOKEN_BYTES = 16;

	private final Store store;

	private final Dialect dialect;

	private final int partnerId;

	private final RandomGenerator random;

	AppTokenActions(Store store, Dialect dialect, int partnerId, RandomGenerator random) {
		this.store = store;
		this.dialect = dialect;
		this.partnerId = partnerId;
		this.random = random;
	}

	List<Action> actions() {
		return List.of(new Action(SERVICE, "add", Action.Callers.ADMINS, List.of("appToken"), this::add),
				new Action(SERVICE, "get", Action.Callers.ADMINS, List.of("id"), this::get),
				new Action(SERVICE, "list", Action.Callers.ADMINS, List.of(), this::list),
				new Action(SERVICE, "delete", Action.Callers.ADMINS, List.of("id"), this::delete));
	}

	private Answer add(Call call) {
		Parameters sent = call.parameters().groupOrNew("appToken");
		return this.store.change((all) -> {
			AppToken token = new AppToken("0_" + hex(4), hex(TOKEN_BYTES), hashType(sent), Timestamps.of(call.now()),
					terms(sent), AppToken.Status.ACTIVE);
			all.appTokens().put(token);
			return new Answer.Value(view(token));
		});
	}

	private Answer get(Call call) {
		return this.store.read((all) -> new Answer.Value(view(existing(call.required("id"), all))));
	}

	private Answer list(Call call) {
		Pager pager = Pager.of(call, this.dialect);
		List<ApiObject> tokens = this.store.read((all) -> all.appTokens().all())
			.stream()
			.filter((token) -> token.status() != AppToken.Status.DELETED)
			.map(this::view)
			.toList();
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("totalCount", tokens.size());
		fields.put("objects", tokens.stream().skip(pager.offset()).limit(pager.limit()).toList());
		return new Answer.Value(new ApiObject("KalturaAppTokenListResponse", fields));
	}

	/** Server behaviour: the sessions started with it end as well. */
	private Answer delete(Call call) {
		return this.store.change((all) -> {
			AppToken token = existing(call.required("id"), all);
			all.appTokens().put(token.deleted(call.now()));
			all.endedSessions()
				.add(Ks.groupFingerprint(token.id()), call.now().plusSeconds(token.terms().duration()), call.now());
			return new Answer.Value(null);
		});
	}

	/** The token with that id, unless it is deleted. */
	static AppToken existing(String id, Store.Tables all) {
		AppToken token = all.appTokens().get(id);
		if (token == null || token.status() == AppToken.Status.DELETED) {
			throw SessionErrors.appTokenNotFound(id);
		}
		return token;
	}

	private static AppToken.HashType hashType(Parameters sent) {
		String name = sent.text("hashType", "");
		for (AppToken.HashType type : AppToken.HashType.values()) {
			if (type.name().equals(name)) {
				return type;
			}
		}
		if (!name.isEmpty()) {
			throw ApiException.invalidEnumValue(name, "hashType", "KalturaAppTokenHashType");
		}
		return AppToken.HashType.SHA1;
	}

	private static AppToken.SessionTerms terms(Parameters sent) {
		String type = sent.text("sessionType");
		return new AppToken.SessionTerms(expiry(sent), (type != null) ? (int) LeadingNumber.of(type) : null,
				sent.text("sessionUserId"), LeadingNumber.of(sent.text("sessionDuration", DAY_IN_SECONDS)),
				sent.text("sessionPrivileges"));
	}

	private static @Nullable Instant expiry(Parameters sent) {
		long seconds = LeadingNumber.of(sent.text("expiry", "0"));
		return (seconds != 0) ? Instant.ofEpochSecond(seconds) : null;
	}

	private ApiObject view(AppToken token) {
		AppToken.SessionTerms terms = token.terms();
		Instant expiry = terms.expiry();
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("id", token.id());
		fields.put("token", token.token());
		fields.put("partnerId", this.partnerId);
		fields.put("createdAt", token.timestamps().createdAt().getEpochSecond());
		fields.put("updatedAt", token.timestamps().updatedAt().getEpochSecond());
		fields.put("status", token.status().code());
		fields.put("expiry", (expiry != null) ? expiry.getEpochSecond() : null);
		fields.put("sessionType", terms.type());
		fields.put("sessionUserId", terms.userId());
		fields.put("sessionDuration", terms.duration());
		fields.put("sessionPrivileges", terms.privileges());
		fields.put("hashType", token.hashType().name());
		return new ApiObject("KalturaAppToken", fields);
	}

	private String hex(int bytes) {
		byte[] drawn = new byte[bytes];
		this.random.nextBytes(drawn);
		return HexFormat.of().formatHex(drawn);
	}

}
