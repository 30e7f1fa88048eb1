package io.linkkeeper.cli;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import io.linkkeeper.definition.JobDefinition;

/**
 * What a command wants with an engine.
 *
 * @param acts whether it may change something, where it would otherwise only look
 * @param definitions the hashes of the definitions it is about, by the names of job and
 * account
 */
record Wish(boolean acts, Map<String, String> definitions) {

	Wish {
		definitions = Map.copyOf(definitions);
	}

	static Wish toLook(Collection<JobDefinition> definitions) {
		return new Wish(false, hashes(definitions));
	}

	static Wish toAct(Collection<JobDefinition> definitions) {
		return new Wish(true, hashes(definitions));
	}

	/** Whether it matters where files are. */
	boolean needsPlaces() {
		return this.acts || !this.definitions.isEmpty();
	}

	private static String key(JobDefinition definition) {
		return definition.name() + " on " + definition.account();
	}

	private static Map<String, String> hashes(Collection<JobDefinition> definitions) {
		return definitions.stream().collect(Collectors.toMap(Wish::key, JobDefinition::hash));
	}

}
