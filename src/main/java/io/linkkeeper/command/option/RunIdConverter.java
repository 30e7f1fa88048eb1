package io.linkkeeper.command.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses a run id.
 */
public final class RunIdConverter implements ITypeConverter<Long> {

	@Override
	public Long convert(String text) {
		try {
			return Long.valueOf(text);
		}
		catch (NumberFormatException ex) {
			throw new TypeConversionException("'" + text + "' is not a run id; `runs` lists them");
		}
	}

}
