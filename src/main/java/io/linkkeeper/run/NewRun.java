package io.linkkeeper.run;

import java.time.Instant;

/**
 * What a run is started with. See {@link Run} for the parts.
 *
 * @param key what identifies the run to Spring Batch
 * @param job the definition's name
 * @param type the job type
 * @param definition the effective definition as JSON
 * @param definitionHash SHA-256 of the definition
 * @param account whom the run works for
 * @param mode run or plan
 * @param asOf what "now" means for the rules
 * @param asOfFixed whether {@code asOf} was given
 */
public record NewRun(String key, String job, String type, String definition, String definitionHash,
		AccountIdentity account, RunMode mode, Instant asOf, boolean asOfFixed) {

}
