package io.linkkeeper.observe;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.definition.JobDefinition;

/**
 * Reads the current definitions from their folder. Thread-safe.
 */
final class CurrentDefinitions {

	private final DefinitionFolder folder;

	CurrentDefinitions(DefinitionFolder folder) {
		this.folder = folder;
	}

	/** Returns the accounts named in definitions. */
	Set<String> accounts() {
		return readable().stream()
			.flatMap((job) -> job.accounts().stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Returns the names of the scheduled jobs. */
	Set<String> scheduled() {
		return readable().stream()
			.filter((job) -> job.schedule() != null)
			.map(JobDefinition::name)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private Collection<JobDefinition> readable() {
		return this.folder.contents().definitions().values();
	}

}
