package io.linkkeeper.command.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Accepts any text but an empty one, which a script passes when its variable is not set.
 */
public final class FilledConverter implements ITypeConverter<String> {

	@Override
	public String convert(String text) {
		if (text.isEmpty()) {
			throw new TypeConversionException("must not be empty");
		}
		return text;
	}

}
