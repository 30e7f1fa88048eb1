package io.linkkeeper.command.option;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.text.NearestName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The option of all commands that may concern several accounts.
 */
public final class AccountOption {

	@Spec(Spec.Target.MIXEE)
	private CommandSpec spec = CommandSpec.create();

	@Option(names = "--account", paramLabel = "NAME",
			description = "Only this one of the accounts that are named in definitions.")
	private @Nullable String name;

	@Nullable public String get() {
		return this.name;
	}

	/**
	 * Returns the chosen definitions, each for one account.
	 * @param definitions the definitions as read
	 * @return those for the given account, or for all accounts that they name
	 * @throws ParameterException when they do not name the given account
	 */
	public List<JobDefinition> chosen(Collection<JobDefinition> definitions) {
		List<JobDefinition> all = definitions.stream().flatMap((each) -> each.perAccount().stream()).toList();
		if (this.name == null) {
			return all;
		}
		List<JobDefinition> chosen = all.stream().filter((each) -> each.account().equals(this.name)).toList();
		if (chosen.isEmpty()) {
			throw unknown(this.name, all.stream().map(JobDefinition::account).collect(Collectors.toSet()));
		}
		return chosen;
	}

	private ParameterException unknown(String account, Set<String> named) {
		return new ParameterException(this.spec.commandLine(),
				"the account '" + account + "' is not named there" + NearestName.endOfSentence(account, named)
						+ (named.isEmpty() ? "" : " Named are: " + String.join(", ", new TreeSet<>(named))));
	}

}
