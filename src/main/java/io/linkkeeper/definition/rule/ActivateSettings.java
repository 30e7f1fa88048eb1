package io.linkkeeper.definition.rule;

import com.fasterxml.jackson.annotation.JsonClassDescription;

/**
 * The rule settings of an activate job, which has no keys of its own.
 */
@JsonClassDescription("Enables the links that an import holds back until their startsAt. The rule has no keys.")
public record ActivateSettings() implements RuleSettings {

}
