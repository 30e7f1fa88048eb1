package io.linkkeeper.sandbox;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The settings in which installations of the real server differ.
 *
 * @param purifier how markup in texts is treated
 * @param strict whether the database refuses what does not fit its columns, instead of
 * cutting it
 * @param zone the zone of the database's local times; when daylight saving ends, times of
 * the repeated hour read back as those of its first occurrence
 * @param accountOwner the user who owns the account and can be neither deleted nor
 * blocked, or {@code null} for none
 * @param gotoDomains the domains that goto leads to, with their subdomains; all when
 * empty
 */
public record Installation(Purifier purifier, boolean strict, ZoneId zone, @Nullable String accountOwner,
		List<String> gotoDomains) {

	/** The defaults of the server, with its database in UTC and without an owner. */
	public static final Installation SHIPPED = new Installation(Purifier.IGNORE, false, ZoneOffset.UTC, null,
			List.of());

	public Installation {
		Objects.requireNonNull(purifier, "purifier");
		Objects.requireNonNull(zone, "zone");
		if (accountOwner != null && accountOwner.isBlank()) {
			throw new IllegalArgumentException("The account owner must not be blank");
		}
		gotoDomains = List.copyOf(gotoDomains);
	}

	public Installation withPurifier(Purifier purifier) {
		return new Installation(purifier, this.strict, this.zone, this.accountOwner, this.gotoDomains);
	}

	public Installation withStrict(boolean strict) {
		return new Installation(this.purifier, strict, this.zone, this.accountOwner, this.gotoDomains);
	}

	public Installation withZone(ZoneId zone) {
		return new Installation(this.purifier, this.strict, zone, this.accountOwner, this.gotoDomains);
	}

	public Installation withAccountOwner(@Nullable String accountOwner) {
		return new Installation(this.purifier, this.strict, this.zone, accountOwner, this.gotoDomains);
	}

	public Installation withGotoDomains(List<String> gotoDomains) {
		return new Installation(this.purifier, this.strict, this.zone, this.accountOwner, gotoDomains);
	}

}
