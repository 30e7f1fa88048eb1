package io.linkkeeper.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.linkkeeper.simulation.ServerModel.Effect;
import org.jspecify.annotations.Nullable;

/**
 * An undo changes a link only while it is as the undone run left it, and leaves nothing
 * that the run did. When all runs are undone, each link that nobody else changed is as it
 * was in the beginning.
 */
final class UndoCheck {

	private static final Pattern UNDONE = Pattern.compile("\"run\":(\\d+)");

	private final Evidence evidence;

	private final Map<Long, Long> undone = new HashMap<>();

	UndoCheck(Evidence evidence) {
		this.evidence = evidence;
	}

	void check() {
		this.evidence.template().query("select id, definition from run where type = 'undo'", (row) -> {
			Matcher matcher = UNDONE.matcher(row.getString("definition"));
			if (matcher.find()) {
				this.undone.put(row.getLong("id"), Long.valueOf(matcher.group(1)));
			}
		});
		List<Effect> journal = this.evidence.model().journal();
		for (int i = 0; i < journal.size(); i++) {
			Long run = this.undone.get(this.evidence.runOf(journal.get(i)));
			if (run != null) {
				isAsLeft(run, journal.get(i), journal.subList(0, i));
			}
		}
		this.evidence.done("undo").forEach(this::leavesNothing);
		if (this.evidence.script().takesBack()) {
			differences().forEach(this.evidence::violated);
		}
	}

	private void isAsLeft(long run, Effect undo, List<Effect> earlier) {
		List<Effect> onLink = earlier.stream().filter((effect) -> effect.linkId().equals(undo.linkId())).toList();
		List<Effect> ofRun = onLink.stream()
			.filter((effect) -> Objects.equals(this.evidence.runOf(effect), run))
			.toList();
		boolean unnoticed = onLink.stream().anyMatch((effect) -> effect.at() > undo.at() - SentCheck.UNNOTICED);
		if (ofRun.isEmpty() || unnoticed) {
			return;
		}
		Map<String, Object> left = ofRun.get(ofRun.size() - 1).after();
		Map<String, Object> before = undo.before();
		if (!fields(left).equals(fields(before)) && !isSameSecond(left, before)) {
			this.evidence.violated("%s undoes run %d at %s, which somebody changed since: %s instead of %s"
				.formatted(undo.by(), run, undo.linkId(), before, left));
		}
	}

	/**
	 * The server tells changes apart by the second, and of an added link only the fields
	 * that were sent are known.
	 */
	private static boolean isSameSecond(Map<String, Object> left, @Nullable Map<String, Object> before) {
		return before != null && ServerModel.number(left, "updatedAt") == ServerModel.number(before, "updatedAt");
	}

	private void leavesNothing(Evidence.DoneRun undo) {
		long run = Long.parseLong(undo.value(UNDONE));
		for (String id : this.evidence.model().ids()) {
			this.evidence.effectsOn(id)
				.filter((effect) -> effect.at() <= undo.end())
				.reduce((earlier, later) -> later)
				.filter((last) -> Objects.equals(this.evidence.runOf(last), run) && last.at() < undo.begin())
				.filter((last) -> isOf(run, last))
				.ifPresent((last) -> this.evidence
					.violated("run %d undoes run %d, and %s is as that left it".formatted(undo.id(), run, id)));
		}
	}

	/**
	 * Whether the ledger tells of an effect as that of its run alone, or does not know. A
	 * link that others changed between the request and its effect is left alone.
	 */
	private boolean isOf(long run, Effect effect) {
		return this.evidence.count(
				"""
						select count(*) from link_change
						where run_id = ? and (link_id = ? or link_id is null) and not already_so and coalesce(error, '') not like 'CONFLICT%'
						""",
				run, effect.linkId()) > 0;
	}

	/** In what the links differ from those of the beginning. */
	List<String> differences() {
		Map<String, Map<String, Object>> first = new HashMap<>();
		Set<String> touched = new HashSet<>();
		for (Effect effect : this.evidence.model().journal()) {
			if (effect.isForeign()) {
				touched.add(effect.linkId());
			}
			else if (!effect.isByWorker()) {
				first.put(effect.linkId(), effect.after());
			}
		}
		return this.evidence.model()
			.ids()
			.stream()
			.filter((id) -> !touched.contains(id))
			.filter((id) -> !isRestored(first.get(id), Objects.requireNonNull(this.evidence.model().link(id))))
			.map((id) -> "all is undone, and %s is not as it was: %s".formatted(id, this.evidence.model().link(id)))
			.toList();
	}

	private static boolean isRestored(@Nullable Map<String, Object> first, Map<String, Object> now) {
		return (first != null) ? fields(first).equals(fields(now)) : !Evidence.isEnabled(now);
	}

	private static Map<String, Object> fields(@Nullable Map<String, Object> link) {
		Map<String, Object> fields = new HashMap<>(Objects.requireNonNullElse(link, Map.of()));
		fields.remove("updatedAt");
		return fields;
	}

}
