package io.linkkeeper.doctor;

import java.util.List;

import io.linkkeeper.kaltura.CallResult;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkCall;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;

/**
 * Checks what a session may do, as an app token or role may have limited rights.
 */
final class Rights {

	/**
	 * An id that no link or user can have, so that the response depends on the right
	 * alone.
	 */
	private static final String NO_SUCH_ID = "no-such-link";

	private static final LinkCall UPDATE_OF_MISSING_LINK = new LinkCall.Update(NO_SUCH_ID,
			LinkFields.none().with(LinkField.NAME, NO_SUCH_ID));

	private final KalturaClient client;

	Rights(KalturaClient client) {
		this.client = client;
	}

	DoctorCheck listing() {
		return new DoctorCheck("rights", true,
				"may list short links: %d in the account".formatted(this.client.count(LinkFilter.any())));
	}

	DoctorCheck changing() {
		CallResult result = this.client.send(List.of(UPDATE_OF_MISSING_LINK)).get(0);
		if (result instanceof CallResult.Refused refused) {
			boolean may = refused.error().is(ApiError.INVALID_OBJECT_ID);
			return new DoctorCheck("rights", may, may ? "may change short links" : "may not change short links: %s: %s"
				.formatted(refused.error().code(), refused.error().message()));
		}
		return new DoctorCheck("rights", false, "cannot tell whether it may change short links: " + result);
	}

	DoctorCheck users() {
		this.client.getUser(NO_SUCH_ID);
		return new DoctorCheck("rights", true, "may look up users");
	}

}
