package io.linkkeeper.command.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses a number of items, at least 1.
 */
public final class CountConverter implements ITypeConverter<Integer> {

	@Override
	public Integer convert(String text) {
		try {
			int count = Integer.parseInt(text);
			if (count >= 1) {
				return count;
			}
		}
		catch (NumberFormatException ex) {
			throw new TypeConversionException("'" + text + "' is not a number");
		}
		throw new TypeConversionException("must be at least 1, not " + text);
	}

}
