package io.linkkeeper.definition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.linkkeeper.definition.rule.RuleSettings;
import io.linkkeeper.definition.section.Schedule;
import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Reads the definitions in a folder, {@code jobs/}: one in each {@code .yml} or
 * {@code .yaml} file, without subfolders. Reads the files at each call. Thread-safe.
 */
public final class DefinitionFolder {

	private static final JsonPointer NAME = JsonPointer.compile("/name");

	private final Path folder;

	private final DefinitionReader reader = new DefinitionReader();

	/**
	 * Creates a reader of a folder.
	 * @param folder the folder; problems name files with this path
	 */
	public DefinitionFolder(Path folder) {
		this.folder = folder;
	}

	/**
	 * Lists the definition files.
	 * @return the files, sorted by name
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
	 * Reads all definitions in the folder.
	 * @return the valid definitions, and the problems of the others
	 * @throws InvalidDefinitionException when the folder cannot be read
	 */
	public FolderContents contents() {
		return contents(files());
	}

	/**
	 * Reads several files.
	 * @param files the files
	 * @return the valid definitions, and the problems of the others; two with the same
	 * name are both invalid
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
	 * Reads a text that a file contained at another time.
	 * @param file the file
	 * @param text its text at that time
	 * @return the definition, or empty when the text is not valid for this version
	 */
	public Optional<JobDefinition> definition(Path file, String text) {
		try {
			return Optional.of(this.reader.read(file.toString(), text, Map.of()));
		}
		catch (InvalidDefinitionException ex) {
			// accepted by an earlier version, and the file itself is reported
			return Optional.empty();
		}
	}

	/**
	 * Returns what is valid in a file that need not be valid as a whole.
	 * @param file the file
	 * @return its valid parts, or empty when it cannot be read as YAML
	 */
	public Optional<Parts> parts(Path file) {
		try {
			return Optional.of(this.reader.parts(file));
		}
		catch (InvalidDefinitionException ex) {
			// its problems are those of the contents
			return Optional.empty();
		}
	}

	/**
	 * Returns a problem at a key of a file.
	 * @param file the file
	 * @param key the key, such as {@code rule.file} or {@code accounts[1]}
	 * @param message the problem and how to correct it
	 * @return the problem with the line of the key, or of its nearest ancestor in the
	 * file
	 * @throws InvalidDefinitionException when the file cannot be read
	 */
	public DefinitionProblem problem(Path file, String key, String message) {
		return this.reader.problem(file, JsonPointer.compile("/" + key.replaceAll("[.\\[]", "/").replace("]", "")),
				message);
	}

	/**
	 * Returns the definition of a job.
	 * @param name the job's name
	 * @return the definition, defaults filled in
	 * @throws UnknownJobException when no file defines a job of that name
	 * @throws InvalidDefinitionException when the definition is invalid, or two files
	 * define a job of that name
	 */
	public JobDefinition get(String name) {
		return get(name, Map.of());
	}

	/**
	 * Returns the definition of a job, with overrides.
	 * @param name the job's name
	 * @param overrides values by key, such as {@code PT0S} by {@code rule.grace}
	 * @return the definition, defaults filled in
	 * @throws UnknownJobException when no file defines a job of that name
	 * @throws InvalidDefinitionException when the definition is invalid, or two files
	 * define a job of that name
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

	/** If the file named after the job is invalid, reports only its problems. */
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
					.ifPresent((other) -> problems.put(file, this.reader.problem(file, NAME,
							"'" + name + "' is also the name in " + other + "; rename one of the two jobs")))));
		return problems;
	}

	private static boolean isDefinition(Path file) {
		String name = file.getFileName().toString();
		return (name.endsWith(".yml") || name.endsWith(".yaml")) && !name.startsWith(".") && Files.isRegularFile(file);
	}

	/**
	 * The valid parts of a definition.
	 *
	 * @param name the job's name, or empty when it is invalid
	 * @param accounts the accounts, or empty when they are invalid
	 * @param schedule the schedule, or {@code null} when there is none or it is invalid
	 * @param rule the rule settings, or {@code null} when they are invalid
	 */
	public record Parts(String name, List<String> accounts, @Nullable Schedule schedule, @Nullable RuleSettings rule) {

	}

}
