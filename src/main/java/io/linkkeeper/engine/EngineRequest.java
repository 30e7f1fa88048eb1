package io.linkkeeper.engine;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import io.linkkeeper.definition.JobDefinition;

/**
 * A command's request for an engine.
 *
 * @param writes whether the command may change something; otherwise it only reads
 * @param definitions the hashes of the definitions it uses, by the names of job and
 * account
 */
record EngineRequest(boolean writes, Map<String, String> definitions) {

	EngineRequest {
		definitions = Map.copyOf(definitions);
	}

	static EngineRequest toRead(Collection<JobDefinition> definitions) {
		return new EngineRequest(false, hashes(definitions));
	}

	static EngineRequest toWrite(Collection<JobDefinition> definitions) {
		return new EngineRequest(true, hashes(definitions));
	}

	/** Whether the command depends on where files are. */
	boolean usesFiles() {
		return this.writes || !this.definitions.isEmpty();
	}

	private static Map<String, String> hashes(Collection<JobDefinition> definitions) {
		return definitions.stream()
			.collect(Collectors.toMap((definition) -> definition.name() + " on " + definition.account(),
					JobDefinition::hash));
	}

}
