package io.linkkeeper.definition.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Composes YAML of one document without aliases and tags, which are rejected before they
 * are expanded or constructed.
 */
public final class PlainYaml {

	/** More than any definition has. */
	private static final int DEEPEST = 50;

	private final String source;

	private final String text;

	public PlainYaml(String source, String text) {
		this.source = source;
		this.text = text;
	}

	/**
	 * Returns the root node of the document, or {@code null} when it is empty.
	 */
	@Nullable public Node compose() {
		try {
			refuseUnsupported();
			return new Composer(parser(), new PlainScalars(), new LoaderOptions()).getSingleNode();
		}
		catch (MarkedYAMLException ex) {
			throw refused(ex.getProblemMark(), "is not YAML: " + sentence(ex) + invisible(ex.getProblemMark()));
		}
		catch (ReaderException ex) {
			throw new InvalidDefinitionException(problem(DefinitionText.lineAt(this.text, ex.getPosition()),
					"holds a character that YAML does not allow; delete it"));
		}
		catch (YAMLException ex) {
			throw refused(null, "is not YAML: " + ex.getMessage());
		}
	}

	private ParserImpl parser() {
		return new ParserImpl(new StreamReader(this.text), new LoaderOptions());
	}

	private void refuseUnsupported() {
		List<DefinitionProblem> problems = new ArrayList<>();
		ParserImpl parser = parser();
		int documents = 0;
		int depth = 0;
		while (!parser.checkEvent(Event.ID.StreamEnd)) {
			Event event = parser.getEvent();
			documents += (event instanceof DocumentStartEvent) ? 1 : 0;
			depth += depth(event);
			if (depth > DEEPEST) {
				// the parser's time grows with the square of the depth
				throw refused(event.getStartMark(), "is nested more than %d deep".formatted(DEEPEST));
			}
			String refusal = (documents > 1) ? "is a second document; write one definition to a file" : refusal(event);
			if (refusal != null) {
				problems.add(problem(event.getStartMark().getLine() + 1, refusal));
			}
			if (documents > 1) {
				break;
			}
		}
		if (!problems.isEmpty()) {
			throw new InvalidDefinitionException(problems);
		}
	}

	private static int depth(Event event) {
		return (event instanceof CollectionStartEvent) ? 1 : (event instanceof CollectionEndEvent) ? -1 : 0;
	}

	private static @Nullable String refusal(Event event) {
		if (event instanceof AliasEvent alias) {
			return "the alias *" + alias.getAnchor() + " stands for a value elsewhere; write the value out, "
					+ "or put a text that starts with * in quotes";
		}
		String tag = tag(event);
		return (tag != null && !tag.equals("!")) ? "the tag " + tag + " means nothing here; delete it" : null;
	}

	private static @Nullable String tag(Event event) {
		if (event instanceof ScalarEvent scalar) {
			return scalar.getTag();
		}
		return (event instanceof CollectionStartEvent collection) ? collection.getTag() : null;
	}

	/** Replaces the advice of the parser, or adds one. */
	private static String sentence(MarkedYAMLException ex) {
		String problem = Objects.requireNonNullElse(ex.getProblem(), "it cannot be read").strip();
		if (problem.contains("(TAB)")) {
			return "a line begins with a tab; indent with spaces";
		}
		if (problem.contains("cannot start any token") || problem.startsWith("unexpected character found")) {
			return "a text begins with a special character; put it in quotes";
		}
		return problem.equals("mapping values are not allowed here")
				? problem + "; indent keys of one level alike, and put a text with a colon in quotes" : problem;
	}

	/**
	 * Names a character that cannot be seen in the line of a problem or the one above.
	 */
	private String invisible(@Nullable Mark mark) {
		int line = (mark != null) ? mark.getLine() : 0;
		return this.text.lines()
			.skip(Math.max(0, line - 1))
			.limit(2)
			.map((written) -> written.replace("\t", ""))
			.filter((written) -> !Printable.escaped(written).equals(written))
			.findFirst()
			.map((written) -> "; an invisible character is in " + Printable.escaped(written.strip()))
			.orElse("");
	}

	private InvalidDefinitionException refused(@Nullable Mark mark, String message) {
		return new InvalidDefinitionException(problem((mark != null) ? mark.getLine() + 1 : 1, message));
	}

	private DefinitionProblem problem(int line, String message) {
		return new DefinitionProblem(this.source, line, "", message);
	}

}
