package io.linkkeeper.command.option;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses an instant with a zone offset.
 */
public final class InstantConverter implements ITypeConverter<Instant> {

	@Override
	public Instant convert(String text) {
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeParseException ex) {
			throw new TypeConversionException(
					"'" + text + "' is not a point in time; write 2026-12-31T23:59:00Z or 2026-12-31T23:59+01:00");
		}
	}

}
