package io.linkkeeper.definition;

import java.math.BigDecimal;
import java.util.Optional;

import io.linkkeeper.definition.section.Limits;
import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.definition.yaml.Places;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Checks limits as they are written in a file and in overrides. A {@code minChanges}
 * above {@code maxChanges} would switch {@code maxPercent} off; stored definitions may
 * have it by default.
 */
final class WrittenLimits {

	private static final JsonPointer MAX = JsonPointer.compile("/limits/maxChanges");

	private static final JsonPointer MIN = JsonPointer.compile("/limits/minChanges");

	private final JsonNode root;

	private final Places places;

	WrittenLimits(JsonNode root, Places places) {
		this.root = root;
		this.places = places;
	}

	Optional<DefinitionProblem> problem() {
		BigDecimal max = number(this.root.at(MAX)).orElse(BigDecimal.valueOf(Limits.DEFAULTS.maxChanges()));
		return number(this.root.at(MIN)).filter((min) -> min.compareTo(max) > 0).map((min) -> problem(min, max));
	}

	private static Optional<BigDecimal> number(JsonNode value) {
		return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
	}

	/** Locates the problem at the override of this run, if there is one. */
	private DefinitionProblem problem(BigDecimal min, BigDecimal max) {
		if (this.places.isOverridden(MAX) && !this.places.isOverridden(MIN)) {
			return this.places.problem(MAX,
					"%s is below minChanges (%s), so that maxPercent would never apply; add -p limits.minChanges=%s"
						.formatted(max, min, max));
		}
		return this.places.problem(MIN,
				"%s is above maxChanges (%s), so that maxPercent would never apply; write at most %s".formatted(min,
						max, max));
	}

}
