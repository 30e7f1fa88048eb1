package io.linkkeeper.history;

import java.time.Instant;

import io.linkkeeper.run.RunMode;
import org.jspecify.annotations.Nullable;

/**
 * A run in one line. Always planned = applied + stale + rejected at apply + failed +
 * unknown + notSent, and scanned = planned + unchanged + rejected at collect.
 *
 * @param id the run id
 * @param job the definition's name
 * @param type the job type
 * @param status the last Spring Batch status, or {@code NEW} before the first execution
 * @param exitCode the process's exit code, or {@code null} while it runs or after it died
 * @param mode run or plan
 * @param asOf what "now" meant for the rules
 * @param startedAt when the run was started
 * @param endedAt when its last execution ended, or {@code null}
 * @param scanned rows or links read
 * @param planned changes decided on
 * @param applied changes done, those already so included
 * @param alreadySo changes that needed nothing
 * @param stale changes left alone because the link had changed
 * @param rejected rows rejected, at collect and at apply
 * @param failed changes that failed
 * @param unknown changes sent with unknown outcome
 * @param notSent changes not sent
 * @param unchanged rows or links left as they are
 */
public record RunSummary(long id, String job, String type, String status, @Nullable Integer exitCode, RunMode mode,
		Instant asOf, Instant startedAt, @Nullable Instant endedAt, long scanned, long planned, long applied,
		long alreadySo, long stale, long rejected, long failed, long unknown, long notSent, long unchanged) {

}
