package io.linkkeeper.command.option;

import java.util.LinkedHashSet;
import java.util.Set;

import io.linkkeeper.history.ChangeFilter;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import org.jspecify.annotations.Nullable;
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

	@Option(names = "--kind", paramLabel = "KIND", split = ",",
			description = "With --changes: only changes of this kind: add, change, disable, enable or delete; several"
					+ " with commas.")
	private Set<ChangeKind> kinds = new LinkedHashSet<>();

	@Option(names = "--state", paramLabel = "STATE", split = ",",
			description = "With --changes: only changes in this state: planned, sent, applied, stale, rejected, failed"
					+ " or unknown; several with commas.")
	private Set<ChangeState> states = new LinkedHashSet<>();

	@Option(names = "--limit", paramLabel = "N", converter = CountConverter.class,
			description = "With --changes: only the first N of them.")
	private @Nullable Integer limit;

	public ChangeFilter get() {
		return new ChangeFilter(this.kinds, this.states, (this.limit != null) ? this.limit : Long.MAX_VALUE);
	}

	/**
	 * Refuses these options without the one that they belong to.
	 * @param option the option that is not given
	 * @throws ParameterException when one of them is given
	 */
	public void requireUnused(String option) {
		if (!get().equals(ChangeFilter.ALL)) {
			throw new ParameterException(this.spec.commandLine(),
					"--kind, --state and --limit choose among changes; add " + option);
		}
	}

}
