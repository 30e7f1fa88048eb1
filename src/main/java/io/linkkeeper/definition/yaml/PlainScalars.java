package io.linkkeeper.definition.yaml;

import java.util.regex.Pattern;

import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Resolves plain scalars to the unambiguous forms only. YAML 1.1 would also resolve
 * {@code NO} to false, {@code 010} to 8 and {@code 1:30} to 90; here they are text, such
 * as a systemName or an owner.
 */
final class PlainScalars extends Resolver {

	private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");

	private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");

	private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?(0|[1-9][0-9]*)");

	private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]*)\\.[0-9]+");

	@Override
	protected void addImplicitResolvers() {
		addImplicitResolver(Tag.BOOL, BOOLEAN, "tTfF");
		addImplicitResolver(Tag.NULL, NOTHING, null);
		addImplicitResolver(Tag.INT, WHOLE_NUMBER, "-+0123456789");
		addImplicitResolver(Tag.FLOAT, DECIMAL, "-+0123456789");
	}

}
