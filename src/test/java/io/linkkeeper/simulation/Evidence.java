package io.linkkeeper.simulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.linkkeeper.simulation.ServerModel.Effect;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a history leaves: the tables, and the server's journal.
 */
final class Evidence {

	/** By how much the clock of a process may differ from the time, in seconds. */
	private static final long SKEW = 31;

	private final World world;

	private final JdbcTemplate template;

	Evidence(World world, JdbcTemplate template) {
		this.world = world;
		this.template = template;
	}

	/**
	 * A run that is done.
	 *
	 * @param id the run
	 * @param definition its definition as JSON
	 * @param asOf what "now" meant, in seconds since 1970
	 * @param begin when it began, or a little earlier
	 * @param end when it ended, or a little later
	 */
	record DoneRun(long id, String definition, long asOf, long begin, long end) {

		/** Finds a value in the definition. */
		String value(Pattern pattern) {
			Matcher matcher = pattern.matcher(this.definition);
			if (!matcher.find()) {
				throw new IllegalStateException("No %s in %s".formatted(pattern, this.definition));
			}
			return matcher.group(1);
		}

	}

	Script script() {
		return this.world.script();
	}

	ServerModel model() {
		return this.world.model();
	}

	JdbcTemplate template() {
		return this.template;
	}

	void violated(String what) {
		this.world.oracle().violated(what);
	}

	long count(String sql, Object... arguments) {
		return Objects.requireNonNull(this.template.queryForObject(sql, Long.class, arguments));
	}

	/** The run that a process sent an effect for, or {@code null} for none. */
	@Nullable Long runOf(Effect effect) {
		return this.world.oracle().runWrittenBy(effect.by());
	}

	/**
	 * The runs that changed a link, by their last effect, which clocks may not tell; the
	 * last first.
	 */
	List<Long> runsWithEffects() {
		Set<Long> runs = new LinkedHashSet<>();
		List<Effect> journal = model().journal();
		for (int i = journal.size() - 1; i >= 0; i--) {
			Long run = runOf(journal.get(i));
			if (run != null) {
				runs.add(run);
			}
		}
		return List.copyOf(runs);
	}

	/** The runs of a type that were applied and ended with 0 or 3. */
	List<DoneRun> done(String type) {
		return this.template.query(
				"""
						select * from run where type = ? and ended_at is not null and exit_code in (0, 3)
							and (mode = 'RUN' or approved_at is not null) order by id
						""", (row, number) -> new DoneRun(row.getLong("id"), row.getString("definition"),
						seconds(row, "as_of"), seconds(row, "created_at") - SKEW, seconds(row, "ended_at") + SKEW),
				type);
	}

	private static long seconds(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant().getEpochSecond();
	}

	Stream<Effect> effectsOn(String id) {
		return model().journal().stream().filter((effect) -> effect.linkId().equals(id));
	}

	/** Whether a link changed between two instants. */
	boolean isChangedBetween(String id, long begin, long end) {
		return effectsOn(id).anyMatch((effect) -> effect.at() >= begin && effect.at() <= end);
	}

	/** A link as it was at an instant, or {@code null} when it was not there. */
	@Nullable Map<String, Object> linkAt(String id, long instant) {
		return effectsOn(id).filter((effect) -> effect.at() <= instant)
			.reduce((earlier, later) -> later)
			.map(Effect::after)
			.orElse(null);
	}

	static boolean isEnabled(@Nullable Map<String, Object> link) {
		return link != null && ServerModel.number(link, "status") == 2;
	}

}
