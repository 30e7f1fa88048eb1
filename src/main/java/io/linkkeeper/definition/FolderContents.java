package io.linkkeeper.definition;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.linkkeeper.definition.yaml.DefinitionProblem;

/**
 * What some definition files hold. Immutable.
 *
 * @param definitions the valid definitions by their files, in the order of file names
 * @param problems what is wrong with the others
 */
public record FolderContents(Map<Path, JobDefinition> definitions, List<DefinitionProblem> problems) {

	public FolderContents {
		definitions = Collections.unmodifiableMap(new TreeMap<>(definitions));
		problems = List.copyOf(problems);
	}

}
