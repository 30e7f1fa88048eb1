package io.linkkeeper.definition.yaml;

import java.util.regex.Pattern;

import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What an unquoted word means: the few forms that look like what they are. YAML 1.1 would
 * also read {@code NO} as false, {@code 010} as eight and {@code 1:30} as ninety; here
 * they stay text, which is what a systemName or an owner is.
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
