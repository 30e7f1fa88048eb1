package io.linkkeeper.simulation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import io.linkkeeper.simulation.ServerModel.Effect;
import org.jspecify.annotations.Nullable;

/**
 * An import that is done accounts for each row of its file once. The link of a row that
 * was added or changed is the only enabled one of its name, unless somebody else changed
 * one of that name meanwhile.
 */
final class SheetCheck {

	private static final Pattern FILE = Pattern.compile("\"file\":\"([^\"]+)\"");

	private final Evidence evidence;

	SheetCheck(Evidence evidence) {
		this.evidence = evidence;
	}

	void check() {
		this.evidence.done("import").forEach(this::check);
	}

	private void check(Evidence.DoneRun run) {
		List<String> rows = Objects.requireNonNull(this.evidence.script().files().get(run.value(FILE)))
			.lines()
			.toList();
		Map<Long, Integer> expected = new TreeMap<>();
		LongStream.rangeClosed(2, rows.size()).forEach((line) -> expected.put(line, 1));
		Map<Long, Integer> accounted = accounted(run.id());
		if (!accounted.equals(expected)) {
			this.evidence.violated("run %d accounts for these rows: %s".formatted(run.id(), accounted));
		}
		this.evidence.template().query("""
				select line, link_id, action from link_change
				where run_id = ? and state = 'APPLIED' and witnesses is null
				""", (row) -> {
			String[] cells = rows.get(row.getInt("line") - 1).split(",");
			if (!isDisturbed(run, cells[0])) {
				check(run, row.getString("link_id"), cells, row.getString("action").equals("ADD"));
			}
		}, run.id());
	}

	/** How often each line occurs among the changes, rejected and unchanged rows. */
	private Map<Long, Integer> accounted(long run) {
		Map<Long, Integer> accounted = new TreeMap<>();
		// a change that relies on another link disables what was added twice
		this.evidence.template()
			.queryForList("select line from link_change where run_id = ? and witnesses is null", Long.class, run)
			.forEach((line) -> accounted.merge(line, 1, Integer::sum));
		this.evidence.template().query("select line, rejected, text from input_row where run_id = ?", (row) -> {
			if (row.getBoolean("rejected")) {
				accounted.merge(row.getLong("line"), 1, Integer::sum);
			}
			else {
				row.getString("text")
					.lines()
					.map((text) -> Long.valueOf(text.substring(0, text.indexOf(' '))))
					.forEach((line) -> accounted.merge(line, 1, Integer::sum));
			}
		}, run);
		return accounted;
	}

	private boolean isDisturbed(Evidence.DoneRun run, String name) {
		return this.evidence.model()
			.journal()
			.stream()
			.filter((effect) -> effect.at() >= run.begin() && effect.at() <= run.end())
			.filter((effect) -> name.equals(effect.after().get("systemName")))
			.anyMatch((effect) -> isOther(effect, run.id()));
	}

	private boolean isOther(Effect effect, long run) {
		return !Objects.equals(this.evidence.runOf(effect), run);
	}

	private void check(Evidence.DoneRun run, String id, String[] cells, boolean added) {
		Map<String, Object> link = this.evidence.linkAt(id, run.end());
		if (link == null || !cells[1].equals(link.get("fullUrl"))) {
			this.evidence.violated("run %d is done, and %s of row %s is %s".formatted(run.id(), id, cells[0], link));
		}
		List<String> enabled = this.evidence.model()
			.ids()
			.stream()
			.filter((other) -> isEnabled(this.evidence.linkAt(other, run.end()), cells[0]))
			.toList();
		if (enabled.size() > 1 || (added && enabled.isEmpty())) {
			this.evidence.violated("run %d is done, and %s has these links: %s".formatted(run.id(), cells[0], enabled));
		}
	}

	private static boolean isEnabled(@Nullable Map<String, Object> link, String name) {
		return link != null && Evidence.isEnabled(link) && name.equals(link.get("systemName"));
	}

}
