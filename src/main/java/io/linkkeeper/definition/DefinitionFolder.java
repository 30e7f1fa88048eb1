package io.linkkeeper.definition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;

/**
 * The folder of definitions, {@code jobs/}: each {@code .yml} or {@code .yaml} file
 * directly in it holds one. Reads the files anew at each call. Thread-safe.
 */
public final class DefinitionFolder {

	private final Path folder;

	private final DefinitionReader reader = new DefinitionReader();

	/**
	 * A folder of definitions.
	 * @param folder the folder; problems name files as they stand below it
	 */
	public DefinitionFolder(Path folder) {
		this.folder = folder;
	}

	/**
	 * The files that should hold a definition.
	 * @return the files in the order of their names
	 * @throws InvalidDefinitionException when the folder cannot be read
	 */
	public List<Path> files() {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.filter(DefinitionFolder::isDefinition).sorted().toList();
		}
		catch (IOException ex) {
			throw new InvalidDefinitionException(new DefinitionProblem(this.folder.toString(), 0, "",
					"there is no such folder; start in the folder that holds it, or create it"));
		}
	}

	/**
	 * Everything in the folder, right or wrong.
	 * @return the valid definitions, and what is wrong with the others
	 * @throws InvalidDefinitionException when the folder cannot be read
	 */
	public FolderContents contents() {
		return contents(files());
	}

	/**
	 * Reads some files together.
	 * @param files the files
	 * @return the valid definitions, and what is wrong with the others; two that share a
	 * name are both wrong
	 */
	public FolderContents contents(List<Path> files) {
		List<DefinitionProblem> problems = new ArrayList<>();
		Map<Path, JobDefinition> valid = new TreeMap<>();
		for (Path file : files) {
			try {
				valid.put(file, this.reader.read(file));
			}
			catch (InvalidDefinitionException ex) {
				problems.addAll(ex.problems());
			}
		}
		duplicateNames(names(files, new ArrayList<>())).forEach((file, problem) -> {
			valid.remove(file);
			problems.add(problem);
		});
		return new FolderContents(valid, problems);
	}

	/**
	 * The definition of a job, some of its values replaced for one run.
	 * @param name the job's name
	 * @param overrides values by key, such as {@code PT0S} by {@code rule.grace}
	 * @return the definition, defaults filled in
	 * @throws UnknownJobException when no file has that name in it
	 * @throws InvalidDefinitionException when the definition is wrong, or two files hold
	 * one of that name
	 */
	public JobDefinition get(String name, Map<String, String> overrides) {
		List<DefinitionProblem> unreadable = new ArrayList<>();
		Map<String, List<Path>> names = names(files(), unreadable);
		List<Path> files = names.getOrDefault(name, List.of());
		if (files.isEmpty()) {
			refuseUnreadable(name, unreadable);
			throw new UnknownJobException(name, this.folder.toString(), List.copyOf(names.keySet()), unreadable);
		}
		if (files.size() > 1) {
			throw new InvalidDefinitionException(List.copyOf(duplicateNames(Map.of(name, files)).values()));
		}
		return this.reader.read(files.get(0), overrides);
	}

	/** Of a file that is called like the job, what is wrong with it says all. */
	private static void refuseUnreadable(String name, List<DefinitionProblem> unreadable) {
		List<DefinitionProblem> own = unreadable.stream()
			.filter((problem) -> problem.source().matches(".*\\b" + Pattern.quote(name) + "[.]ya?ml"))
			.toList();
		if (!own.isEmpty()) {
			throw new InvalidDefinitionException(own);
		}
	}

	private Map<String, List<Path>> names(List<Path> files, List<DefinitionProblem> unreadable) {
		Map<String, List<Path>> names = new TreeMap<>();
		for (Path file : files) {
			try {
				this.reader.nameIn(file)
					.ifPresent((name) -> names.computeIfAbsent(name, (key) -> new ArrayList<>()).add(file));
			}
			catch (InvalidDefinitionException ex) {
				unreadable.addAll(ex.problems());
			}
		}
		return names;
	}

	private Map<Path, DefinitionProblem> duplicateNames(Map<String, List<Path>> names) {
		Map<Path, DefinitionProblem> problems = new TreeMap<>();
		names.forEach((name,
				files) -> files.forEach((file) -> files.stream()
					.filter((other) -> !other.equals(file))
					.findFirst()
					.ifPresent((other) -> problems.put(file, this.reader.problemWithName(file,
							"'" + name + "' is also the name in " + other + "; rename one of the two jobs")))));
		return problems;
	}

	private static boolean isDefinition(Path file) {
		String name = file.getFileName().toString();
		return (name.endsWith(".yml") || name.endsWith(".yaml")) && !name.startsWith(".") && Files.isRegularFile(file);
	}

}
