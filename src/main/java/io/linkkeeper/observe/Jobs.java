package io.linkkeeper.observe;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.definition.JobDefinition;

/**
 * The definitions as they stand in their folder now. Thread-safe.
 */
final class Jobs {

	private final DefinitionFolder folder;

	Jobs(DefinitionFolder folder) {
		this.folder = folder;
	}

	/** The accounts that definitions name. */
	Set<String> accounts() {
		return readable().stream()
			.flatMap((job) -> job.accounts().stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The names of the jobs that have a schedule. */
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
