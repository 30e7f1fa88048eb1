package io.linkkeeper.sheet;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The sheets of a spreadsheet file, and the paths of its parts. Immutable.
 *
 * @param sheets the sheets with cells, in the order of their tabs
 * @param sharedStrings the path of the texts that cells share, or {@code null}
 * @param styles the path of the cells' formats, or {@code null}
 * @param from1904 whether days are counted from 1904
 */
record Workbook(List<Sheet> sheets, @Nullable String sharedStrings, @Nullable String styles, boolean from1904) {

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

	Workbook {
		sheets = List.copyOf(sheets);
	}

	/**
	 * A sheet.
	 *
	 * @param name the name on its tab
	 * @param path the path of its part
	 * @param visible whether its tab is shown
	 */
	record Sheet(String name, String path, boolean visible) {

	}

	static Workbook read(XlsxArchive archive) throws IOException {
		Map<String, Relation> roots = relations(archive, "");
		String path = path(roots, "officeDocument");
		String workbook = (path != null) ? path : "xl/workbook.xml";
		Map<String, Relation> relations = relations(archive, workbook);
		List<Sheet> sheets = new ArrayList<>();
		boolean from1904 = false;
		try (PartReader part = PartReader.open(archive, workbook)) {
			if (part == null) {
				throw archive.refused("is a ZIP file, not a spreadsheet; save the table as .xlsx or CSV");
			}
			while (part.next()) {
				if (part.isStart("workbookPr")) {
					String date1904 = part.attribute("date1904");
					from1904 = "1".equals(date1904) || "true".equals(date1904);
				}
				if (part.isStart("sheet")) {
					Relation relation = relations.get(part.relation("id"));
					if (relation != null && relation.type().equals("worksheet")) {
						sheets.add(new Sheet(Objects.requireNonNullElse(part.attribute("name"), ""), relation.path(),
								Objects.requireNonNullElse(part.attribute("state"), "visible").equals("visible")));
					}
				}
			}
		}
		return new Workbook(sheets, path(relations, "sharedStrings"), path(relations, "styles"), from1904);
	}

	private record Relation(String type, String path) {

	}

	private static @Nullable String path(Map<String, Relation> relations, String type) {
		return relations.values()
			.stream()
			.filter((relation) -> relation.type().equals(type))
			.map(Relation::path)
			.findFirst()
			.orElse(null);
	}

	/** Returns the parts to which a part refers, by the ids that it uses. */
	private static Map<String, Relation> relations(XlsxArchive archive, String part) throws IOException {
		String folder = part.substring(0, part.lastIndexOf('/') + 1);
		String file = folder + "_rels/" + part.substring(folder.length()) + ".rels";
		Map<String, Relation> relations = new HashMap<>();
		try (PartReader reader = PartReader.open(archive, file)) {
			while (reader != null && reader.goTo("Relationship")) {
				String type = Objects.requireNonNullElse(reader.attribute("Type"), "");
				String target = Objects.requireNonNullElse(reader.attribute("Target"), "");
				relations.put(Objects.requireNonNullElse(reader.attribute("Id"), ""),
						new Relation(type.substring(type.lastIndexOf('/') + 1), resolved(folder, target)));
			}
		}
		return relations;
	}

	private static String resolved(String folder, String target) {
		String path = target.startsWith("/") ? target.substring(1) : folder + target;
		return URI.create("/").resolve(path.replace(" ", "%20")).normalize().getPath().replaceFirst("^/", "");
	}

	/**
	 * Finds the sheet to read.
	 * @param wished its name, or its number among the visible ones, or {@code null} for
	 * the first
	 * @return the sheet, or empty when there is no such sheet
	 */
	Optional<Sheet> sheet(@Nullable String wished) {
		List<Sheet> visible = visible();
		if (wished == null) {
			return visible.stream().findFirst();
		}
		Optional<Sheet> named = named((sheet) -> sheet.name().equals(wished))
			.or(() -> named((sheet) -> sheet.name().strip().equalsIgnoreCase(wished.strip())));
		if (named.isPresent() || !NUMBER.matcher(wished).matches()) {
			return named;
		}
		int number = Integer.parseInt(wished);
		return (number >= 1 && number <= visible.size()) ? Optional.of(visible.get(number - 1)) : Optional.empty();
	}

	private Optional<Sheet> named(Predicate<Sheet> condition) {
		return this.sheets.stream().filter(condition).findFirst();
	}

	/** Returns the sheets whose tabs are shown. */
	List<Sheet> visible() {
		return this.sheets.stream().filter(Sheet::visible).toList();
	}

}
