package io.linkkeeper.definition;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import io.linkkeeper.definition.check.Name;

/**
 * The name, description and accounts of a job. Immutable.
 *
 * @param name the job's name, which may differ from the file's
 * @param description one sentence, or empty
 * @param accounts the configured accounts that the job maintains, at least one; each gets
 * its own runs, in this order
 */
public record JobHeader(String name, String description, List<String> accounts) {

	private static final Pattern NAME = Pattern.compile(Name.PATTERN);

	public JobHeader {
		requireName("name", name);
		Objects.requireNonNull(description, "description");
		accounts = List.copyOf(accounts);
		accounts.forEach((account) -> requireName("account", account));
		if (accounts.isEmpty() || Set.copyOf(accounts).size() < accounts.size()) {
			throw new IllegalArgumentException(name + " must name at least one account, and none twice");
		}
	}

	private static void requireName(String component, String value) {
		if (!NAME.matcher(value).matches()) {
			throw new IllegalArgumentException("'" + value + "' cannot be a definition's " + component);
		}
	}

}
