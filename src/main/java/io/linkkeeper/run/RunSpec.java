package io.linkkeeper.run;

/**
 * What a run is started with.
 *
 * @param key the identifying job parameter in Spring Batch
 * @param job the job that the run executes
 * @param account the account that it works on
 * @param mode run or plan
 * @param asOf what "now" means for the rules
 */
public record RunSpec(String key, RunJob job, AccountIdentity account, RunMode mode, AsOf asOf) {

	public RunSpec {
		if (key.isBlank()) {
			throw new IllegalArgumentException("A run must have a key");
		}
	}

}
