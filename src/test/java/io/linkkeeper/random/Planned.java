package io.linkkeeper.random;

import java.time.Instant;
import java.util.Objects;

import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxLink.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A planned change as it is shown, read from its images by code of its own.
 *
 * @param row the row as shown
 * @param before the before image, a missing node for an add
 * @param after the after image
 */
record Planned(ChangeRow row, JsonNode before, JsonNode after) {

	private static final JsonMapper JSON = new JsonMapper();

	static Planned of(ChangeRow row) {
		return new Planned(row, JSON.readTree(Objects.requireNonNullElse(row.before(), "{}")),
				JSON.readTree(row.after()));
	}

	ChangeKind kind() {
		return switch (this.row.action()) {
			case "ADD" -> ChangeKind.ADD;
			case "DELETE" -> ChangeKind.DELETE;
			case "UPDATE" -> ofUpdate();
			default -> throw new AssertionError("no action: " + this.row);
		};
	}

	private ChangeKind ofUpdate() {
		if (!this.after.has("status") || this.after.get("status").equals(this.before.get("status"))) {
			return ChangeKind.CHANGE;
		}
		return (this.after.get("status").asInt() == Status.ENABLED.code()) ? ChangeKind.ENABLE : ChangeKind.DISABLE;
	}

	@Nullable String linkId() {
		return this.row.linkId();
	}

	ChangeState state() {
		return this.row.state();
	}

	/** Whether a request of the run made the link so. */
	boolean wasMade() {
		return state() == ChangeState.APPLIED && !this.row.alreadySo();
	}

	/**
	 * Whether this leaves the link disabled, which ends that it is held back until a
	 * time.
	 */
	boolean onlyEndsAHold() {
		return this.after.size() == 1 && this.after.path("status").asInt() == Status.DISABLED.code()
				&& this.after.get("status").equals(this.before.get("status"));
	}

	/** Whether nothing but the link itself decides whether this is made. */
	boolean dependsOnItsLinkAlone() {
		return this.row.action().equals("UPDATE") && !this.after.has("userId");
	}

	/** Whether it was sent and has no outcome. */
	boolean wasSent() {
		return state() == ChangeState.SENT || state() == ChangeState.UNKNOWN;
	}

	/** Whether this says the same as another, whatever has come of them. */
	boolean isSameAs(Planned other) {
		return this.row.seq() == other.row.seq() && this.row.plan().action().equals(other.row.plan().action())
				&& this.before.equals(other.before) && this.after.equals(other.after)
				&& (kind() == ChangeKind.ADD || Objects.equals(linkId(), other.linkId()));
	}

	/** Whether the before image is the link. */
	boolean isOf(SandboxLink link) {
		return this.before.get("id").asString().equals(link.id())
				&& this.before.get("updatedAt").asLong() == link.updatedAt().getEpochSecond()
				&& withImage(link, this.before).equals(link) && hasNoMoreThan(this.before, link);
	}

	private static boolean hasNoMoreThan(JsonNode image, SandboxLink link) {
		return image.has("userId") == (link.userId() != null) && image.has("expiresAt") == (link.expiresAt() != null)
				&& image.has("name") == (link.name() != null) && image.has("uniqueId") == (link.uniqueId() != null);
	}

	/** The link with the values of the after image. */
	SandboxLink appliedTo(SandboxLink link) {
		return withImage(link, this.after);
	}

	/** A link with the values that the after image names as they were on another. */
	SandboxLink revertedOn(SandboxLink link, SandboxLink before) {
		SandboxLink result = link;
		if (this.after.has("userId")) {
			result = result.withUserId(before.userId());
		}
		if (this.after.has("expiresAt")) {
			result = result.withExpiresAt(before.expiresAt());
		}
		if (this.after.has("status")) {
			result = result.withStatus(before.status());
		}
		return result.withTexts(new Texts(this.after.has("name") ? before.name() : link.name(),
				this.after.has("systemName") ? before.systemName() : link.systemName(),
				this.after.has("fullUrl") ? before.fullUrl() : link.fullUrl(), link.uniqueId()));
	}

	@Nullable String systemNameAfter() {
		return text(this.after, "systemName", null);
	}

	private static SandboxLink withImage(SandboxLink link, JsonNode image) {
		SandboxLink result = link
			.withTexts(new Texts(text(image, "name", link.name()), text(image, "systemName", link.systemName()),
					text(image, "fullUrl", link.fullUrl()), text(image, "uniqueId", link.uniqueId())));
		result = result.withUserId(text(image, "userId", link.userId()));
		if (image.has("expiresAt")) {
			JsonNode time = image.get("expiresAt");
			result = result.withExpiresAt(time.isNull() ? null : Instant.ofEpochSecond(time.asLong()));
		}
		return image.has("status")
				? result.withStatus(Objects.requireNonNull(Status.ofCode(image.get("status").asInt()))) : result;
	}

	private static @Nullable String text(JsonNode image, String field, @Nullable String otherwise) {
		if (!image.has(field)) {
			return otherwise;
		}
		return image.get(field).isNull() ? null : image.get(field).asString();
	}

	@Override
	public String toString() {
		return "%s %s %s %s -> %s (%s)".formatted(state(), kind(), linkId(), this.before, this.after, this.row.error());
	}

}
