package io.linkkeeper.command.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses a number of deletes.
 */
public final class DeletesConverter implements ITypeConverter<Long> {

	@Override
	public Long convert(String text) {
		try {
			return Long.valueOf(text);
		}
		catch (NumberFormatException ex) {
			throw new TypeConversionException("'" + text + "' is not a number; `show RUN` tells how many there are");
		}
	}

}
