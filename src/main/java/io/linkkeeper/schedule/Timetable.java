package io.linkkeeper.schedule;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.linkkeeper.definition.JobDefinition;

/**
 * Holds the definitions in force. Thread-safe.
 */
final class Timetable {

	private volatile Map<Path, JobDefinition> definitions = Map.of();

	/**
	 * Replaces the definitions. That of an unreadable file is retained, unless a readable
	 * one has the same name.
	 * @param files all definition files
	 * @param readable the readable definitions by file
	 * @return the retained definitions of unreadable files
	 */
	synchronized List<JobDefinition> update(Collection<Path> files, Map<Path, JobDefinition> readable) {
		Map<Path, JobDefinition> next = new TreeMap<>(readable);
		Collection<String> names = readable.values().stream().map(JobDefinition::name).toList();
		Map<Path, JobDefinition> retained = this.definitions.entrySet()
			.stream()
			.filter((entry) -> files.contains(entry.getKey()) && !readable.containsKey(entry.getKey()))
			.filter((entry) -> !names.contains(entry.getValue().name()))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		next.putAll(retained);
		this.definitions = Map.copyOf(next);
		return List.copyOf(retained.values());
	}

	Map<Path, JobDefinition> definitions() {
		return this.definitions;
	}

	/** Returns the names of scheduled jobs that have no schedule any more. */
	static List<String> unscheduled(Collection<JobDefinition> before, List<JobDefinition> scheduled) {
		List<String> names = scheduled.stream().map(JobDefinition::name).toList();
		return before.stream()
			.filter((job) -> job.schedule() != null)
			.map(JobDefinition::name)
			.filter((name) -> !names.contains(name))
			.toList();
	}

	/** The definitions that have a schedule, by name. */
	List<JobDefinition> scheduled() {
		return this.definitions.values()
			.stream()
			.filter((definition) -> definition.schedule() != null)
			.sorted((one, other) -> one.name().compareTo(other.name()))
			.toList();
	}

	Optional<JobDefinition> find(String job) {
		return scheduled().stream().filter((definition) -> definition.name().equals(job)).findFirst();
	}

}
