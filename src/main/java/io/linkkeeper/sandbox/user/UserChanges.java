package io.linkkeeper.sandbox.user;

import java.time.Instant;
import java.util.regex.Pattern;

import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.UserRole;
import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.request.LeadingNumber;
import io.linkkeeper.sandbox.request.Parameters;
import io.linkkeeper.sandbox.session.Call;
import io.linkkeeper.sandbox.store.ColumnText;
import org.jspecify.annotations.Nullable;

/** Reads the {@code user} parameter of add and update. */
final class UserChanges {

	private static final int MAX_ID = 100;

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9'+#$%|@._-]+");

	private static final int MAX_TEXT = 255;

	private final Parameters sent;

	private UserChanges(Parameters sent) {
		this.sent = sent;
	}

	static UserChanges of(Call call) {
		return new UserChanges(call.parameters().groupOrNew("user"));
	}

	/**
	 * Refuses malformed parameters from any caller.
	 * @throws ApiException PROPERTY_VALIDATION_WRONG_FORMAT when it is not an object,
	 * INVALID_ENUM_VALUE when its status is none
	 */
	static void check(Parameters parameters) {
		Parameters sent = parameters.group("user");
		if (sent == null) {
			throw ApiException.wrongFormat("user");
		}
		new UserChanges(sent).status();
	}

	/**
	 * The id of the user to be added. Server behaviour: an owner that add or update of a
	 * link names becomes a user whatever its characters.
	 * @throws ApiException PROPERTY_VALIDATION_CANNOT_BE_NULL without an id,
	 * INVALID_FIELD_VALUE when a character of it is not admitted
	 */
	String requiredId() {
		String id = ColumnText.cut(this.sent.text("id"), MAX_ID);
		if (id == null || id.isEmpty() || id.equals("0")) {
			throw ApiException.cannotBeNull("KalturaUser::id");
		}
		if (!ID.matcher(id).matches()) {
			throw UserErrors.invalidId();
		}
		return id;
	}

	SandboxUser applyTo(SandboxUser user, Instant now) {
		SandboxUser.Status status = status();
		SandboxUser changed = new SandboxUser(user.id(), text("fullName", user.fullName()), text("email", user.email()),
				user.timestamps(), (status != null) ? status : user.status(),
				new SandboxUser.Rights(role(user.role()), user.accountOwner()));
		return changed.equals(user) ? user : changed.withUpdatedAt(now);
	}

	/**
	 * Server behaviour: a user has one role (kaltura/server, UserService.php).
	 * @throws ApiException ROLE_ID_MISSING, ONLY_ONE_ROLE_PER_USER_ALLOWED or
	 * USER_ROLE_NOT_FOUND
	 */
	private @Nullable UserRole role(@Nullable UserRole before) {
		String text = this.sent.text("roleIds");
		if (text == null) {
			return before;
		}
		if (text.isEmpty()) {
			throw UserErrors.roleIdMissing();
		}
		if (text.contains(",")) {
			throw UserErrors.onlyOneRole();
		}
		UserRole role = UserRole.ofId(LeadingNumber.of(text));
		if (role == null) {
			throw UserErrors.roleNotFound();
		}
		return role;
	}

	private @Nullable String text(String name, @Nullable String before) {
		String text = this.sent.text(name);
		return (text != null) ? ColumnText.cut(text, MAX_TEXT) : before;
	}

	private SandboxUser.@Nullable Status status() {
		String text = this.sent.text("status");
		if (text == null) {
			return null;
		}
		long number = LeadingNumber.ofEnum(text);
		if (number < 0 || number >= SandboxUser.Status.values().length) {
			throw ApiException.invalidEnumValue(text, "status", "KalturaUserStatus");
		}
		return SandboxUser.Status.values()[(int) number];
	}

}
