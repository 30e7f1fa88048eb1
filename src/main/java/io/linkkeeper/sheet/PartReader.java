package io.linkkeeper.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.NoSuchElementException;
import java.util.function.Function;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import io.linkkeeper.csv.CsvException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of a spreadsheet's part one after the other. Neither documents with
 * a type declaration nor ones that are nested deeply are accepted. Not thread-safe.
 */
final class PartReader implements Closeable {

	private static final int MAX_DEPTH = 64;

	/** The maximum number of characters of a cell. */
	private static final int MAX_TEXT = 100_000;

	private static final XMLInputFactory FACTORY = factory();

	private final InputStream input;

	private final XMLStreamReader xml;

	private final Function<String, CsvException> refused;

	private int depth;

	private PartReader(InputStream input, XMLStreamReader xml, Function<String, CsvException> refused) {
		this.input = input;
		this.xml = xml;
		this.refused = refused;
	}

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, false);
		return factory;
	}

	/**
	 * Opens a part.
	 * @param archive the file
	 * @param part the path of the part
	 * @return a reader before the first element, or {@code null} when there is no such
	 * part
	 */
	static @Nullable PartReader open(XlsxArchive archive, String part) throws IOException {
		InputStream input = archive.part(part);
		if (input == null) {
			return null;
		}
		Function<String, CsvException> refused = (problem) -> archive
			.refused("is damaged: %s %s; open it in a spreadsheet and save it again".formatted(part, problem));
		try {
			return new PartReader(input, FACTORY.createXMLStreamReader(input), refused);
		}
		catch (XMLStreamException ex) {
			input.close();
			throw refused.apply("is no XML");
		}
	}

	/**
	 * Moves to the next start or end of an element, or to a text.
	 * @return whether there is one
	 */
	boolean next() {
		try {
			if (!this.xml.hasNext()) {
				return false;
			}
			int event = this.xml.next();
			if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
				throw this.refused.apply("has a document type, which spreadsheets do not have");
			}
			if (event == XMLStreamConstants.START_ELEMENT && ++this.depth > MAX_DEPTH) {
				throw this.refused.apply("is nested too deeply");
			}
			if (event == XMLStreamConstants.END_ELEMENT) {
				this.depth--;
			}
			return event != XMLStreamConstants.END_DOCUMENT;
		}
		catch (XMLStreamException | NoSuchElementException ex) {
			throw this.refused.apply("is cut off or no XML");
		}
	}

	/** Moves to the next start of an element with a name. */
	boolean goTo(String element) {
		while (next()) {
			if (isStart(element)) {
				return true;
			}
		}
		return false;
	}

	boolean isStart(String element) {
		return this.xml.isStartElement() && this.xml.getLocalName().equals(element);
	}

	boolean isEnd(String element) {
		return this.xml.isEndElement() && this.xml.getLocalName().equals(element);
	}

	/**
	 * Returns an attribute of the current element.
	 * @param attribute its name without a prefix
	 * @return its value, or {@code null} without it
	 */
	@Nullable String attribute(String attribute) {
		for (int i = 0; i < this.xml.getAttributeCount(); i++) {
			if (this.xml.getAttributeLocalName(i).equals(attribute)) {
				return this.xml.getAttributeValue(i);
			}
		}
		return null;
	}

	/**
	 * Returns an attribute of the current element in the namespace of relationships.
	 * @param attribute its name without a prefix
	 * @return its value, or an empty text
	 */
	String relation(String attribute) {
		for (int i = 0; i < this.xml.getAttributeCount(); i++) {
			String namespace = this.xml.getAttributeNamespace(i);
			if (this.xml.getAttributeLocalName(i).equals(attribute) && namespace != null
					&& namespace.endsWith("/relationships")) {
				return this.xml.getAttributeValue(i);
			}
		}
		return "";
	}

	/**
	 * Reads the text of the current element up to its end: its own, or that of the texts
	 * in it, without the pronunciations that rich text may have.
	 * @param element the name of the element
	 * @param inner the name of the elements with text, which may be the same
	 * @return the text
	 */
	String text(String element, String inner) {
		StringBuilder text = new StringBuilder();
		boolean wanted = element.equals(inner);
		boolean pronunciation = false;
		while (next() && !isEnd(element)) {
			if (this.xml.isStartElement() || this.xml.isEndElement()) {
				pronunciation = isStart("rPh") || (pronunciation && !isEnd("rPh"));
				wanted = isStart(inner) && !pronunciation;
			}
			else if (wanted && this.xml.hasText() && this.xml.getEventType() != XMLStreamConstants.COMMENT) {
				append(text);
			}
		}
		return text.toString();
	}

	private void append(StringBuilder text) {
		text.append(this.xml.getTextCharacters(), this.xml.getTextStart(), this.xml.getTextLength());
		if (text.length() > MAX_TEXT) {
			throw this.refused.apply("has a cell of more than %d characters".formatted(MAX_TEXT));
		}
	}

	CsvException damaged(String problem) {
		return this.refused.apply(problem);
	}

	@Override
	public void close() throws IOException {
		try (InputStream closing = this.input) {
			this.xml.close();
		}
		catch (XMLStreamException ex) {
			throw new IOException("The part cannot be closed", ex);
		}
	}

}
