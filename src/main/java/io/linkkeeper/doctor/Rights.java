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
 * What an account's session may do: an app token or a role can allow less than
 * everything.
 */
final class Rights {

	/** No link can have this id, and no user: the answer tells of the right alone. */
	private static final String NOBODY = "no-such-link";

	private static final LinkCall CHANGE_OF_NOTHING = new LinkCall.Update(NOBODY,
			LinkFields.none().with(LinkField.NAME, NOBODY));

	private final KalturaClient client;

	Rights(KalturaClient client) {
		this.client = client;
	}

	DoctorCheck listing() {
		return new DoctorCheck("rights", true,
				"may list short links: %d in the account".formatted(this.client.count(LinkFilter.any())));
	}

	DoctorCheck changing() {
		CallResult result = this.client.send(List.of(CHANGE_OF_NOTHING)).get(0);
		if (result instanceof CallResult.Refused refused) {
			boolean may = refused.error().is(ApiError.INVALID_OBJECT_ID);
			return new DoctorCheck("rights", may, may ? "may change short links" : "may not change short links: %s: %s"
				.formatted(refused.error().code(), refused.error().message()));
		}
		return new DoctorCheck("rights", false, "cannot tell whether it may change short links: " + result);
	}

	DoctorCheck users() {
		this.client.findUser(NOBODY);
		return new DoctorCheck("rights", true, "may look up users");
	}

}
