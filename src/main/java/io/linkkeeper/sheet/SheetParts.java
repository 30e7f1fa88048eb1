package io.linkkeeper.sheet;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parts of an {@code .xlsx} file with one sheet, besides the rows.
 */
final class SheetParts {

	static final String SHEET = "xl/worksheets/sheet1.xml";

	/** The style of text, which a spreadsheet takes for neither a date nor a formula. */
	static final int TEXT = 1;

	/** The style of the heading. */
	static final int HEADING = 2;

	private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

	private static final String MAIN = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

	private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";

	private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

	/** The heading stays visible, and what is typed into empty cells is text, too. */
	static final String BEFORE_ROWS = XML + "<worksheet" + MAIN + """
			><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" \
			activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>\
			<cols><col min="1" max="16384" width="24" style="1" customWidth="1"/></cols><sheetData>""";

	/** Numbers are texts on purpose. */
	static final String AFTER_ROWS = "</sheetData><ignoredErrors><ignoredError sqref=\"A1:XFD1048576\""
			+ " numberStoredAsText=\"1\"/></ignoredErrors></worksheet>";

	private SheetParts() {
	}

	/**
	 * Returns the parts that stand before the sheet.
	 * @param application the program that the file names as its author
	 * @param title the name of the sheet
	 * @return their contents by their paths
	 */
	static Map<String, String> of(String application, String title) {
		Map<String, String> parts = new LinkedHashMap<>();
		parts.put("[Content_Types].xml", types());
		parts.put("_rels/.rels", relationships(OFFICE + "relationships/officeDocument", "xl/workbook.xml",
				OFFICE + "relationships/extended-properties", "docProps/app.xml"));
		parts.put("docProps/app.xml", "<Properties xmlns=\"%sextended-properties\"><Application>%s</Application>"
			.formatted(OFFICE, escaped(application)) + "</Properties>");
		parts.put("xl/workbook.xml", "<workbook%s xmlns:r=\"%srelationships\"><sheets><sheet name=\"%s\" sheetId=\"1\""
			.formatted(MAIN, OFFICE, escaped(title)) + " r:id=\"rId1\"/></sheets></workbook>");
		parts.put("xl/_rels/workbook.xml.rels", relationships(OFFICE + "relationships/worksheet",
				"worksheets/sheet1.xml", OFFICE + "relationships/styles", "styles.xml"));
		parts.put("xl/styles.xml", styles());
		parts.replaceAll((path, content) -> XML + content);
		return parts;
	}

	private static String types() {
		String spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
		return """
				<Types xmlns="%scontent-types"><Default Extension="rels" \
				ContentType="application/vnd.openxmlformats-package.relationships+xml"/>%s%s%s%s</Types>""".formatted(
				PACKAGE, type("/xl/workbook.xml", spreadsheet + "sheet.main+xml"),
				type("/" + SHEET, spreadsheet + "worksheet+xml"), type("/xl/styles.xml", spreadsheet + "styles+xml"),
				type("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"));
	}

	private static String type(String part, String type) {
		return "<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(part, type);
	}

	private static String relationships(String firstType, String first, String secondType, String second) {
		return """
				<Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s" Target="%s"/>\
				<Relationship Id="rId2" Type="%s" Target="%s"/></Relationships>""".formatted(PACKAGE, firstType, first,
				secondType, second);
	}

	/** The number format 49 is that of text. */
	private static String styles() {
		return """
				<styleSheet%s><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
				<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
				<fills count="2"><fill><patternFill patternType="none"/></fill>\
				<fill><patternFill patternType="gray125"/></fill></fills>\
				<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
				<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
				<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
				<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
				<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>\
				</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
				</styleSheet>""".formatted(MAIN);
	}

	private static String escaped(String text) {
		StringBuilder xml = new StringBuilder();
		XlsxText.append(xml, text);
		return xml.toString();
	}

}
