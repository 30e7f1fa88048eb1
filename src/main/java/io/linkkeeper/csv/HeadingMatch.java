package io.linkkeeper.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.linkkeeper.text.Blanks;
import io.linkkeeper.text.NearestName;

/**
 * The assignment of a file's headings to known columns, with all of its problems. Not
 * thread-safe.
 */
final class HeadingMatch {

	private final HeadingSpec spec;

	private final List<String> titles;

	private final List<String> keys;

	/** The index of each column that was found. */
	private final Map<String, Integer> columns = new LinkedHashMap<>();

	/** The indexes whose meaning is decided. */
	private final Set<Integer> taken = new HashSet<>();

	private final List<String> problems = new ArrayList<>();

	HeadingMatch(HeadingSpec spec, List<String> titles) {
		this.spec = spec;
		this.titles = titles;
		this.keys = titles.stream().map(HeadingSpec::key).toList();
		matchGiven();
		if (spec.aliases().lenient()) {
			matchAliases();
		}
		matchNames();
	}

	Map<String, Integer> columns() {
		return this.columns;
	}

	/** Returns the headings that mean no known column. */
	List<String> unknown() {
		List<String> unknown = new ArrayList<>();
		for (int i = 0; i < this.titles.size(); i++) {
			if (!this.taken.contains(i) && !this.keys.get(i).isEmpty()) {
				unknown.add(Blanks.strip(this.titles.get(i)));
			}
		}
		return unknown;
	}

	private void matchGiven() {
		this.spec.given().forEach((title, column) -> {
			List<Integer> places = places(title);
			if (places.isEmpty()) {
				this.problems.add("has no column '%s', which rule.columns names".formatted(title)
						+ NearestName.hint(title, this.titles));
			}
			for (int place : places) {
				if (column.equals(HeadingSpec.IGNORE)) {
					this.taken.add(place);
				}
				else {
					assign(column, place);
				}
			}
		});
	}

	/** Returns the places of a heading: as it is written, or else by its letters. */
	private List<Integer> places(String title) {
		List<Integer> exact = new ArrayList<>();
		List<Integer> alike = new ArrayList<>();
		for (int i = 0; i < this.titles.size(); i++) {
			if (Blanks.strip(this.titles.get(i)).equals(Blanks.strip(title))) {
				exact.add(i);
			}
			else if (this.keys.get(i).equals(HeadingSpec.key(title))) {
				alike.add(i);
			}
		}
		return exact.isEmpty() ? alike : exact;
	}

	/** The first heading that the file has is taken; the others mean nothing. */
	private void matchAliases() {
		this.spec.aliases().byColumn().forEach((column, headings) -> {
			for (String heading : headings) {
				int place = this.keys.indexOf(HeadingSpec.key(heading));
				if (place >= 0 && this.taken.add(place)) {
					this.columns.putIfAbsent(column, place);
				}
			}
		});
	}

	private void matchNames() {
		Map<String, String> names = names();
		for (int i = 0; i < this.keys.size(); i++) {
			String column = names.get(this.keys.get(i));
			if (column != null && !this.taken.contains(i)) {
				assign(column, i);
			}
		}
	}

	/** Returns the columns by the keys of their headings. */
	private Map<String, String> names() {
		Map<String, String> names = new HashMap<>();
		if (!this.spec.aliases().lenient()) {
			this.spec.aliases()
				.byColumn()
				.forEach((column, headings) -> headings
					.forEach((heading) -> names.put(HeadingSpec.key(heading), column)));
		}
		this.spec.known()
			.stream()
			.filter((name) -> !this.spec.aliases().exclusive().contains(name))
			.forEach((name) -> names.put(HeadingSpec.key(name), name));
		return names;
	}

	private void assign(String column, int place) {
		this.taken.add(place);
		Integer earlier = this.columns.putIfAbsent(column, place);
		if (earlier != null && earlier != place) {
			this.problems
				.add("has two columns for %s ('%s' and '%s'); delete one, or say in rule.columns which one to ignore"
					.formatted(column, this.titles.get(earlier), this.titles.get(place)));
		}
	}

	/** Returns what is wrong with the heading, what matters first. */
	Optional<String> problem() {
		if (this.columns.isEmpty()) {
			return Optional
				.of("must name the columns, but has none of " + String.join(", ", this.spec.wished()) + hint());
		}
		List<String> all = new ArrayList<>();
		HeadingSpec.Required required = this.spec.required();
		if (required != null && !has(required.column())) {
			all.add("has no column " + required.column() + required.advice());
		}
		all.addAll(this.problems);
		for (String title : unknown()) {
			NearestName.ofSlip(title, this.spec.wished())
				.filter((near) -> !has(near) && !HeadingSpec.key(near).equals(HeadingSpec.key(title)))
				.ifPresent((near) -> all
					.add("has a column '%s'; did you mean %s? If not, name it differently".formatted(title, near)));
		}
		return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; it ", all));
	}

	private boolean has(String column) {
		HeadingSpec.Derived derived = this.spec.aliases().derived();
		return this.columns.containsKey(column)
				|| (derived != null && derived.column().equals(column) && this.columns.containsKey(derived.url()));
	}

	private String hint() {
		List<String> hints = new ArrayList<>();
		for (String title : unknown()) {
			NearestName.to(title, this.spec.wished())
				.ifPresent((near) -> hints.add("%s for '%s'".formatted(near, title)));
		}
		return hints.isEmpty() ? "" : "; did you mean " + String.join(", ", hints) + "?";
	}

}
