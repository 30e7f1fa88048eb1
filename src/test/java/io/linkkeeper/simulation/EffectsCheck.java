package io.linkkeeper.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.linkkeeper.simulation.ServerModel.Effect;

/**
 * Each effect on a link has one row in the ledger, and each row one effect. Nothing is
 * added twice.
 */
final class EffectsCheck {

	private final Evidence evidence;

	/** The links that another user changed. */
	private final Set<String> touched = new HashSet<>();

	EffectsCheck(Evidence evidence) {
		this.evidence = evidence;
	}

	void check() {
		Map<String, Integer> effects = effects();
		Map<String, Integer> rows = rows("state = 'APPLIED' and already_so = false");
		Set<String> all = new LinkedHashSet<>(effects.keySet());
		all.addAll(rows.keySet());
		all.removeAll(this.touched);
		Set<String> doubles = doubles();
		for (String id : all) {
			int done = effects.getOrDefault(id, 0) - (doubles.contains(id) ? 1 : 0);
			int told = rows.getOrDefault(id, 0);
			if (done != told) {
				this.evidence.violated("%s was changed %d times, and the ledger tells of %d".formatted(id, done, told));
			}
		}
		twins(doubles);
	}

	private Map<String, Integer> effects() {
		Map<String, Integer> effects = new TreeMap<>();
		for (Effect effect : this.evidence.model().journal()) {
			if (effect.isForeign()) {
				this.touched.add(effect.linkId());
			}
			else if (effect.isByWorker()) {
				effects.merge(effect.linkId(), 1, Integer::sum);
			}
		}
		return effects;
	}

	private Map<String, Integer> rows(String which) {
		Map<String, Integer> rows = new TreeMap<>();
		this.evidence.template().query("select link_id from link_change where " + which, (row) -> {
			rows.merge(row.getString("link_id"), 1, Integer::sum);
		});
		return rows;
	}

	/** The links of a server that may add twice that no row tells of as added. */
	private Set<String> doubles() {
		Set<String> doubles = new HashSet<>();
		if (this.evidence.script().has(Script.Kind.TWINS)) {
			Set<String> named = rows("action = 'ADD' and state = 'APPLIED' and already_so = false").keySet();
			this.evidence.model()
				.journal()
				.stream()
				.filter((effect) -> effect.isByWorker() && effect.action().equals("add"))
				.map(Effect::linkId)
				.filter((id) -> !named.contains(id))
				.forEach(doubles::add);
		}
		return doubles;
	}

	private void twins(Set<String> doubles) {
		Map<Object, List<Object>> byKey = new HashMap<>();
		for (Map<String, Object> link : this.evidence.model().links()) {
			boolean own = !this.touched.contains(String.valueOf(link.get("id")));
			if (link.containsKey("uniqueId") && own && Evidence.isEnabled(link) && !isAbandoned(link)) {
				byKey.computeIfAbsent(link.get("uniqueId"), (key) -> new ArrayList<>()).add(link.get("id"));
			}
		}
		byKey.values()
			.stream()
			.filter((ids) -> ids.size() > 1)
			.forEach((ids) -> this.evidence.violated("twins: " + ids));
		Map<Object, List<String>> added = new HashMap<>();
		this.evidence.model()
			.journal()
			.stream()
			.filter((effect) -> effect.action().equals("add") && effect.isByWorker())
			.filter((effect) -> !doubles.contains(effect.linkId()))
			.forEach((effect) -> added.computeIfAbsent(effect.after().get("systemName"), (name) -> new ArrayList<>())
				.add(effect.linkId()));
		added.forEach(this::addedOnce);
	}

	/** Of a run that was abandoned, only an undo disables what was added twice. */
	private boolean isAbandoned(Map<String, Object> link) {
		return this.evidence.count("""
				select count(*) from link_change c join run r on r.id = c.run_id
				join batch_job_execution e on e.job_instance_id = r.job_instance_id
				where e.status = 'ABANDONED' and c.after_image like ?
				""", "%" + link.get("uniqueId") + "%") > 0;
	}

	/**
	 * A name is added again only after its link was disabled, by an undo or another user.
	 */
	private void addedOnce(Object name, List<String> ids) {
		long enabled = ids.stream().filter((id) -> Evidence.isEnabled(this.evidence.model().link(id))).count();
		if (enabled > 1 && ids.stream().noneMatch(this.touched::contains)) {
			this.evidence.violated("%s was added twice: %s".formatted(name, ids));
		}
	}

}
