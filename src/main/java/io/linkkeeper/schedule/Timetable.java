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
 * The definitions by which jobs start now. Thread-safe.
 */
final class Timetable {

	private volatile Map<Path, JobDefinition> definitions = Map.of();

	/**
	 * Takes new definitions over. The definition of a file that is there but cannot be
	 * read stays, unless a readable one has its name by now.
	 * @param files all files that should hold a definition
	 * @param readable the definitions that could be read
	 * @return the definitions that stay although their files cannot be read
	 */
	synchronized List<JobDefinition> takeOver(Collection<Path> files, Map<Path, JobDefinition> readable) {
		Map<Path, JobDefinition> next = new TreeMap<>(readable);
		Collection<String> names = readable.values().stream().map(JobDefinition::name).toList();
		Map<Path, JobDefinition> staying = this.definitions.entrySet()
			.stream()
			.filter((entry) -> files.contains(entry.getKey()) && !readable.containsKey(entry.getKey()))
			.filter((entry) -> !names.contains(entry.getValue().name()))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		next.putAll(staying);
		this.definitions = Map.copyOf(next);
		return List.copyOf(staying.values());
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
