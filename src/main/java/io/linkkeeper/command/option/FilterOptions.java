package io.linkkeeper.command.option;

import java.util.LinkedHashSet;
import java.util.Set;

import io.linkkeeper.history.ChangeFilter;
import io.linkkeeper.ledger.ChangeState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options that choose changes of a run.
 */
public final class FilterOptions {

	@Spec(Spec.Target.MIXEE)
	private CommandSpec spec = CommandSpec.create();

	@Mixin
	private MatchOptions match = new MatchOptions();

	@Option(names = "--state", paramLabel = "STATE", split = ",",
			description = "Only changes in this state: planned, left_out, sent, applied, stale, rejected, failed"
					+ " or unknown; several with commas.")
	private Set<ChangeState> states = new LinkedHashSet<>();

	@Option(names = "--limit", paramLabel = "N", converter = CountConverter.class,
			description = "Only the first N of them.")
	private @Nullable Integer limit;

	public ChangeFilter get() {
		return this.match.get().in(this.states).first((this.limit != null) ? this.limit : Long.MAX_VALUE);
	}

	/**
	 * Refuses these options without the one that they belong to.
	 * @param option the option that is not given
	 * @throws ParameterException when one of them is given
	 */
	public void requireUnused(String option) {
		if (!get().equals(ChangeFilter.ALL)) {
			throw new ParameterException(this.spec.commandLine(),
					"--kind, --state, --link, --change, --name, --owner, --host, --text and --limit choose among changes;"
							+ " add " + option);
		}
	}

}
