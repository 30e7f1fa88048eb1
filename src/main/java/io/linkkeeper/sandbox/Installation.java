package io.linkkeeper.sandbox;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What one real server does unlike another, because it was installed so.
 *
 * @param purifier what becomes of markup in texts
 * @param strict whether the database refuses what does not fit its columns, instead of
 * cutting it
 * @param zone the zone in which the database keeps times; where daylight saving ends,
 * times of the hour that comes twice read back as those of its first run
 * @param accountOwner the user to whom the account belongs, who can be neither deleted
 * nor blocked, or {@code null} for none
 */
public record Installation(Purifier purifier, boolean strict, ZoneId zone, @Nullable String accountOwner) {

	/** As it is shipped, with its database in UTC and without an owner. */
	public static final Installation SHIPPED = new Installation(Purifier.IGNORE, false, ZoneOffset.UTC, null);

	public Installation {
		Objects.requireNonNull(purifier, "purifier");
		Objects.requireNonNull(zone, "zone");
		if (accountOwner != null && accountOwner.isBlank()) {
			throw new IllegalArgumentException("The account owner must not be blank");
		}
	}

	public Installation withPurifier(Purifier purifier) {
		return new Installation(purifier, this.strict, this.zone, this.accountOwner);
	}

	public Installation withStrict(boolean strict) {
		return new Installation(this.purifier, strict, this.zone, this.accountOwner);
	}

	public Installation withZone(ZoneId zone) {
		return new Installation(this.purifier, this.strict, zone, this.accountOwner);
	}

	public Installation withAccountOwner(@Nullable String accountOwner) {
		return new Installation(this.purifier, this.strict, this.zone, accountOwner);
	}

}
