package io.linkkeeper.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.csv.FileSource;

/**
 * Writes .xlsx files as spreadsheets do: each text is in the shared strings.
 */
final class TestXlsx implements AutoCloseable {

	private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

	private static final String NAMESPACES = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
			+ " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

	private final Path file;

	private final ZipOutputStream zip;

	private final Writer out;

	private final Path texts;

	private final Writer strings;

	private long rows;

	private long count;

	private TestXlsx(Path file) throws IOException {
		this.file = file;
		this.texts = Files.createTempFile("test-", ".xml");
		this.strings = Files.newBufferedWriter(this.texts);
		this.zip = new ZipOutputStream(Files.newOutputStream(file));
		this.out = new BufferedWriter(new OutputStreamWriter(this.zip, StandardCharsets.UTF_8));
		part("[Content_Types].xml", "<Types/>");
		part("xl/workbook.xml", "<workbook" + NAMESPACES
				+ "><sheets><sheet name=\"Links\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>");
		part("xl/_rels/workbook.xml.rels",
				"<Relationships><Relationship Id=\"a\" Type=\"" + RELATIONS
						+ "worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"b\" Type=\"" + RELATIONS
						+ "sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
		begin("xl/worksheets/sheet1.xml");
		this.out.write("<worksheet" + NAMESPACES + "><sheetData>");
		this.strings.write("<sst" + NAMESPACES + ">");
	}

	static TestXlsx begin(Path file) throws IOException {
		return new TestXlsx(file);
	}

	static CsvSource of(Path file, List<List<String>> rows) throws IOException {
		try (TestXlsx xlsx = begin(file)) {
			for (List<String> row : rows) {
				xlsx.row(row);
			}
		}
		return new FileSource("links.xlsx", file);
	}

	private void part(String name, String content) throws IOException {
		begin(name);
		this.out.write(content);
		end();
	}

	private void begin(String name) throws IOException {
		this.zip.putNextEntry(new ZipEntry(name));
	}

	private void end() throws IOException {
		this.out.flush();
		this.zip.closeEntry();
	}

	/** Writes the cells that have content, as a spreadsheet does. */
	void row(List<String> cells) throws IOException {
		this.rows++;
		this.out.write("<row r=\"" + this.rows + "\">");
		for (int i = 0; i < cells.size(); i++) {
			if (!cells.get(i).isEmpty()) {
				this.out.write("<c r=\"" + (char) ('A' + i) + this.rows + "\" t=\"s\"><v>" + this.count++ + "</v></c>");
				this.strings.write("<si><t xml:space=\"preserve\">" + escaped(cells.get(i)) + "</t></si>");
			}
		}
		this.out.write("</row>");
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "_x000D_");
	}

	@Override
	public void close() throws IOException {
		this.out.write("</sheetData></worksheet>");
		end();
		this.strings.write("</sst>");
		this.strings.close();
		begin("xl/sharedStrings.xml");
		try (InputStream in = Files.newInputStream(this.texts)) {
			in.transferTo(this.zip);
		}
		this.zip.close();
		Files.delete(this.texts);
	}

	/** Writes a file with one sheet, whose parts are given. */
	static CsvSource ofParts(Path file, String sheet, String strings) throws IOException {
		of(file, List.of());
		Path whole = file.resolveSibling("parts-" + file.getFileName());
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(whole));
				ZipFile from = new ZipFile(file.toFile())) {
			for (String name : from.stream().map(ZipEntry::getName).toList()) {
				zip.putNextEntry(new ZipEntry(name));
				String text = name.endsWith("sheet1.xml") ? sheet : name.endsWith("sharedStrings.xml") ? strings
						: new String(from.getInputStream(from.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
				zip.write(text.getBytes(StandardCharsets.UTF_8));
				zip.closeEntry();
			}
		}
		return new FileSource("links.xlsx", whole);
	}

}
