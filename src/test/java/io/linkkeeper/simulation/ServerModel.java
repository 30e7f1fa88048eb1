package io.linkkeeper.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A model of the API: links in memory, and a journal of each write that had an effect.
 */
final class ServerModel {

	static final int PARTNER = 102;

	private static final Set<String> USERS = Set.of("ann", "ben", "cleo");

	private static final int ENABLED = 2;

	private static final int DELETED = 3;

	private static final Comparator<Map<String, Object>> OLDEST_FIRST = Comparator
		.<Map<String, Object>>comparingLong((link) -> number(link, "createdAt"))
		.thenComparing((link) -> String.valueOf(link.get("id")));

	private final Map<String, Map<String, Object>> links = new TreeMap<>();

	private final List<Effect> journal = new ArrayList<>();

	/** Whether adds of the same uniqueId succeed that the server executes together. */
	private boolean twins;

	private int lastId;

	private int session = 1;

	/**
	 * A write that changed a link.
	 *
	 * @param by the process that sent it, or {@code null} for another user
	 * @param action add, update or delete
	 * @param linkId the link
	 * @param before the link before, or {@code null} when it is new
	 * @param after the link after
	 */
	record Effect(@Nullable String by, String action, String linkId, @Nullable Map<String, Object> before,
			Map<String, Object> after) {

		/** When it was changed, in seconds since 1970. */
		long at() {
			return number(this.after, "updatedAt");
		}

		/** Whether a user outside the history's processes made it. */
		boolean isForeign() {
			return this.by == null;
		}

		boolean isByWorker() {
			return this.by != null && !this.by.equals(Script.BEFORE);
		}

	}

	String session() {
		return "session-" + this.session;
	}

	void expireSessions() {
		this.session++;
	}

	void allowTwins() {
		this.twins = true;
	}

	List<Effect> journal() {
		return this.journal;
	}

	/** The ids of all links, deleted ones included. */
	Set<String> ids() {
		return this.links.keySet();
	}

	/** The links that are not deleted. */
	List<Map<String, Object>> links() {
		return this.links.values().stream().filter((link) -> number(link, "status") != DELETED).toList();
	}

	@Nullable Map<String, Object> link(String id) {
		return this.links.get(id);
	}

	/** Answers a call, without a look at its session. */
	Object answer(@Nullable String by, String service, String action, Map<String, Object> parameters, long seconds) {
		return switch (service + "." + action) {
			case "session.start" -> session();
			case "session.get" -> Map.of("objectType", "KalturaSessionInfo", "partnerId", PARTNER, "sessionType", 2,
					"expiry", seconds + 86_400);
			case "user.list" -> users(parameters);
			case "user.get" -> user(String.valueOf(parameters.get("userId")));
			case "shortlink_shortlink.list" -> list(parameters);
			case "shortlink_shortlink.add" -> add(by, object(parameters, "shortLink"), seconds);
			case "shortlink_shortlink.update" ->
				update(by, String.valueOf(parameters.get("id")), object(parameters, "shortLink"), seconds);
			case "shortlink_shortlink.delete" -> delete(by, String.valueOf(parameters.get("id")), seconds);
			default -> throw new IllegalArgumentException(service + "." + action);
		};
	}

	static boolean isWrite(String action) {
		return List.of("add", "update", "delete").contains(action);
	}

	static Map<String, Object> error(String code) {
		return Map.of("objectType", "KalturaAPIException", "code", code, "message", code, "args", Map.of());
	}

	private Object add(@Nullable String by, Map<String, Object> fields, long seconds) {
		Object uniqueId = fields.get("uniqueId");
		if (uniqueId != null && !this.twins
				&& links().stream().anyMatch((link) -> uniqueId.equals(link.get("uniqueId")))) {
			return error("SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS");
		}
		Map<String, Object> link = new LinkedHashMap<>();
		link.put("objectType", "KalturaShortLink");
		link.put("id", "link%03d".formatted(++this.lastId));
		link.put("partnerId", PARTNER);
		link.put("createdAt", seconds);
		link.put("status", ENABLED);
		return store(by, "add", null, link, fields, seconds);
	}

	private Object update(@Nullable String by, String id, Map<String, Object> fields, long seconds) {
		Map<String, Object> before = live(id);
		return (before != null) ? store(by, "update", before, before, fields, seconds) : error("INVALID_OBJECT_ID");
	}

	private Object delete(@Nullable String by, String id, long seconds) {
		Map<String, Object> before = live(id);
		return (before != null) ? store(by, "delete", before, before, Map.of("status", DELETED), seconds)
				: error("INVALID_OBJECT_ID");
	}

	private Object store(@Nullable String by, String action, @Nullable Map<String, Object> before,
			Map<String, Object> base, Map<String, Object> fields, long seconds) {
		Map<String, Object> after = new LinkedHashMap<>(base);
		fields.forEach((name, value) -> {
			if (name.endsWith("__null")) {
				after.remove(name.substring(0, name.length() - "__null".length()));
			}
			else {
				after.put(name, value);
			}
		});
		after.put("updatedAt", seconds);
		String id = String.valueOf(after.get("id"));
		this.links.put(id, after);
		this.journal.add(new Effect(by, action, id, before, after));
		return after;
	}

	private @Nullable Map<String, Object> live(String id) {
		Map<String, Object> link = this.links.get(id);
		return (link != null && number(link, "status") != DELETED) ? link : null;
	}

	private static Object users(Map<String, Object> parameters) {
		List<String> asked = Arrays.asList(String.valueOf(object(parameters, "filter").get("idIn")).split(","));
		List<Object> found = asked.stream().filter(USERS::contains).map(ServerModel::user).toList();
		return Map.of("objectType", "KalturaUserListResponse", "totalCount", found.size(), "objects", found);
	}

	private static Object user(String id) {
		return USERS.contains(id) ? Map.of("objectType", "KalturaUser", "id", id, "status", 1)
				: error("INVALID_USER_ID");
	}

	private Object list(Map<String, Object> parameters) {
		Stream<Map<String, Object>> found = links().stream();
		for (Map.Entry<String, Object> condition : object(parameters, "filter").entrySet()) {
			found = found.filter(test(condition.getKey(), String.valueOf(condition.getValue())));
		}
		List<Map<String, Object>> all = found.sorted(OLDEST_FIRST).toList();
		Map<String, Object> pager = object(parameters, "pager");
		int size = (int) number(pager, "pageSize");
		int from = (int) Math.min(all.size(), size * (number(pager, "pageIndex") - 1));
		return Map.of("objectType", "KalturaShortLinkListResponse", "totalCount", all.size(), "objects",
				all.subList(from, Math.min(all.size(), from + size)));
	}

	private static Predicate<Map<String, Object>> test(String condition, String value) {
		if (condition.equals("objectType") || condition.equals("orderBy")) {
			return (link) -> true;
		}
		if (condition.endsWith("GreaterThanOrEqual")) {
			String field = condition.replace("GreaterThanOrEqual", "");
			return (link) -> link.containsKey(field) && number(link, field) >= Long.parseLong(value);
		}
		if (condition.endsWith("LessThanOrEqual")) {
			String field = condition.replace("LessThanOrEqual", "");
			return (link) -> link.containsKey(field) && number(link, field) <= Long.parseLong(value);
		}
		if (condition.endsWith("Equal")) {
			String field = condition.replace("Equal", "");
			return (link) -> value.equals(String.valueOf(link.get(field)));
		}
		if (condition.endsWith("In")) {
			String field = condition.replace("In", "");
			Set<String> values = Set.of(value.split(","));
			return (link) -> values.contains(String.valueOf(link.get(field)));
		}
		throw new IllegalArgumentException("The model knows no filter " + condition);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> object(Map<String, Object> parameters, String name) {
		return (Map<String, Object>) parameters.getOrDefault(name, Map.of());
	}

	static long number(Map<String, Object> object, String name) {
		Object value = object.get(name);
		return (value instanceof Number number) ? number.longValue() : 0;
	}

}
