package io.linkkeeper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The commands and files that a page of the documentation shows.
 *
 * @param commands each {@code linkkeeper} command in its {@code console} blocks, in order
 * @param files the files by their paths: definitions, and CSV files that are named in the
 * line before them
 */
record DocumentedPage(List<Command> commands, Map<String, String> files) {

	private static final Pattern CONSOLE = Pattern.compile("^```console\\n(.*?)^```$",
			Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern DEFINITION = Pattern.compile("^```yaml\\n(name: ([\\w-]+)\\n.*?)^```$",
			Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern CSV = Pattern.compile("`([\\w/-]+\\.csv)`[^\\n]*\\n\\n```csv\\n(.*?)^```$",
			Pattern.MULTILINE | Pattern.DOTALL);

	private static final String PROMPT = "$ ";

	private static final String CONTINUED = "…";

	static DocumentedPage of(Path page) throws IOException {
		String text = Files.readString(page);
		Map<String, String> files = new TreeMap<>();
		DEFINITION.matcher(text).results().forEach((it) -> files.put("jobs/" + it.group(2) + ".yml", it.group(1)));
		CSV.matcher(text).results().forEach((it) -> files.put(it.group(1), it.group(2)));
		List<Command> commands = new ArrayList<>();
		CONSOLE.matcher(text).results().forEach((block) -> commands.addAll(commands(block.group(1))));
		return new DocumentedPage(commands, files);
	}

	private static List<Command> commands(String block) {
		List<Command> commands = new ArrayList<>();
		for (String part : Pattern.compile("^\\Q" + PROMPT + "\\E", Pattern.MULTILINE).split(block)) {
			List<String> lines = part.lines().toList();
			if (!lines.isEmpty() && lines.get(0).startsWith("linkkeeper ")) {
				commands.add(new Command(lines.get(0).replaceFirst("^linkkeeper ", "").replaceFirst(" +#.*", ""),
						lines.stream().skip(1).filter((line) -> !line.equals(CONTINUED)).toList()));
			}
		}
		return commands;
	}

	/**
	 * A command.
	 *
	 * @param line what is typed after {@code linkkeeper}
	 * @param output what the page shows of its output
	 */
	record Command(String line, List<String> output) {

		private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

		/** Ends with the process, so it is not run here. */
		boolean serves() {
			return this.line.matches("(serve|sandbox)\\b.*");
		}

		/** Makes a run that later commands name. */
		boolean starts() {
			return this.line.matches("(run|plan)\\b.*");
		}

		String[] arguments(String run, String link) {
			return ARGUMENT.matcher(this.line)
				.results()
				.map((argument) -> (argument.group(1) != null) ? argument.group(1) : argument.group(2))
				.map((argument) -> argument.equals("RUN") ? run : argument.equals("LINK_ID") ? link : argument)
				.toArray(String[]::new);
		}

	}

}
