package io.linkkeeper.sandbox.link;

import java.time.Instant;
import java.util.regex.Pattern;

import io.linkkeeper.sandbox.Installation;
import io.linkkeeper.sandbox.Purifier;
import io.linkkeeper.sandbox.answer.ApiError;
import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.store.ColumnText;
import org.jspecify.annotations.Nullable;

/** Converts the fields of a link as the database of an installation does. */
final class LinkTexts {

	/** The columns of the server's install SQL, in characters; the URL's in bytes. */
	private static final int MAX_NAME = 63;

	private static final int MAX_USER = 100;

	private static final int MAX_URL = 65_535;

	private static final Pattern TAG = Pattern.compile("</?[A-Za-z!][^<>]*>");

	private final Installation installation;

	LinkTexts(Installation installation) {
		this.installation = installation;
	}

	/** A name, a systemName or a uniqueId. */
	@Nullable String name(String property, @Nullable String sent) {
		String pure = purified(property, sent);
		return fitting(pure, ColumnText.cut(pure, MAX_NAME));
	}

	@Nullable String fullUrl(String property, @Nullable String sent) {
		String pure = purified(property, sent);
		return fitting(pure, ColumnText.cutBytes(pure, MAX_URL));
	}

	/** Server behaviour: ids of users are cut even in strict mode. */
	@Nullable String userId(@Nullable String sent) {
		return ColumnText.cut(sent, MAX_USER);
	}

	Instant time(long seconds) {
		Instant kept = ColumnTime.of(seconds, this.installation.zone());
		if (this.installation.strict() && kept.equals(ColumnTime.ZERO_DATE)) {
			throw new ApiException(ApiError.database());
		}
		return kept;
	}

	/** The text after the installation's purifier. */
	private @Nullable String purified(String property, @Nullable String sent) {
		Purifier purifier = this.installation.purifier();
		if (purifier == Purifier.IGNORE || sent == null || sent.indexOf('<') < 0) {
			return sent;
		}
		if (purifier == Purifier.BLOCK) {
			throw LinkErrors.unsafeHtmlTags("ShortLink", property);
		}
		return TAG.matcher(sent).replaceAll("").replace("<", "&lt;");
	}

	private @Nullable String fitting(@Nullable String sent, @Nullable String kept) {
		if (this.installation.strict() && sent != null && !sent.equals(kept)) {
			throw new ApiException(ApiError.database());
		}
		return kept;
	}

}
