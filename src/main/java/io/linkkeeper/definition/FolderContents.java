package io.linkkeeper.definition;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.linkkeeper.definition.yaml.DefinitionProblem;

/**
 * The valid and invalid definitions of several files. Immutable.
 *
 * @param definitions the valid definitions by file, sorted by file name
 * @param problems the problems of the others
 */
public record FolderContents(Map<Path, JobDefinition> definitions, List<DefinitionProblem> problems) {

	public FolderContents {
		definitions = Collections.unmodifiableMap(new TreeMap<>(definitions));
		problems = List.copyOf(problems);
	}

}
