package io.linkkeeper.protection;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.Protection;
import io.linkkeeper.definition.yaml.DefinitionException;
import io.linkkeeper.run.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Looks up what the jobs of runs protect: in the definitions that the runs started with,
 * and in the definitions as they are on disk. An undo run has the protection of the job
 * whose run is undone. Thread-safe.
 */
@Component
public class CurrentProtection {

	private static final Logger logger = LoggerFactory.getLogger(CurrentProtection.class);

	private final DefinitionFolder folder;

	private final UndoneRuns undoneRuns;

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	CurrentProtection(DefinitionFolder folder, UndoneRuns undoneRuns) {
		this.folder = folder;
		this.undoneRuns = undoneRuns;
	}

	/**
	 * Returns the protection that binds a run now. When its job has no readable
	 * definition any more, only what was protected when the run was planned remains,
	 * which is logged once.
	 * @param run the run
	 * @return the protection
	 */
	public RunProtection of(Run run) {
		List<Run> chain = this.undoneRuns.of(run);
		Protection planned = chain.stream().map(this::stored).reduce(Protection.NONE, Protection::and);
		return new RunProtection(planned, onDisk(chain.get(chain.size() - 1)).orElse(Protection.NONE));
	}

	/**
	 * Returns a supplier of the protection that binds a run, which looks at each call.
	 * What one look has found protected stays protected. For one thread.
	 * @param run the run
	 * @return the supplier
	 */
	public Supplier<RunProtection> during(Run run) {
		Protection[] seen = { Protection.NONE };
		return () -> {
			RunProtection now = of(run);
			seen[0] = seen[0].and(now.current());
			return new RunProtection(now.planned(), seen[0]);
		};
	}

	private Protection stored(Run run) {
		try {
			return JobDefinition.fromJson(run.definition()).protect();
		}
		catch (DefinitionException ex) {
			report("run " + run.id(),
					"What run %d was planned to protect cannot be read: %s".formatted(run.id(), ex.getMessage()));
			return Protection.NONE;
		}
	}

	private Optional<Protection> onDisk(Run run) {
		try {
			Protection protection = this.folder.get(run.job()).protect();
			this.reported.remove(run.job());
			return Optional.of(protection);
		}
		catch (DefinitionException ex) {
			report(run.job(), ("Only what %s protected when run %d was planned is left alone, as its definition cannot"
					+ " be read now: %s")
				.formatted(run.job(), run.id(), ex.getMessage()));
			return Optional.empty();
		}
	}

	private void report(String subject, String message) {
		if (this.reported.add(subject)) {
			logger.warn(message);
		}
	}

}
