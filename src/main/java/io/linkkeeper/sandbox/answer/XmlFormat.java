package io.linkkeeper.sandbox.answer;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

/**
 * Writes answers as XML, byte for byte as the server does: everything inside
 * {@code <xml><result>}, objectType first, items of lists in {@code <item>}, empty
 * elements for fields without a value, quotes escaped in texts.
 */
final class XmlFormat {

	private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

	private final XMLStreamWriter xml;

	private final boolean ignoresNull;

	private XmlFormat(XMLStreamWriter xml, boolean ignoresNull) {
		this.xml = xml;
		this.ignoresNull = ignoresNull;
	}

	static byte[] write(@Nullable Object value, boolean ignoresNull, Duration elapsed) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
		try {
			XMLStreamWriter xml = FACTORY.createXMLStreamWriter(bytes, "utf-8");
			new XmlFormat(xml, ignoresNull).document(value, elapsed);
			xml.close();
			return bytes.toByteArray();
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException("Memory took no XML", ex);
		}
	}

	/**
	 * Server behaviour: session.start, alone in answering a text, sends no declaration.
	 */
	private void document(@Nullable Object value, Duration elapsed) throws XMLStreamException {
		if (!(value instanceof String)) {
			this.xml.writeStartDocument("utf-8", "1.0");
		}
		this.xml.writeStartElement("xml");
		element("result", value);
		element("executionTime", BigDecimal.valueOf(elapsed.toNanos(), 9).stripTrailingZeros().toPlainString());
		this.xml.writeEndElement();
		this.xml.writeEndDocument();
	}

	private void element(String name, @Nullable Object value) throws XMLStreamException {
		this.xml.writeStartElement(name);
		value(value);
		this.xml.writeEndElement();
	}

	private void value(@Nullable Object value) throws XMLStreamException {
		if (value instanceof ApiObject object) {
			object(object);
		}
		else if (value instanceof ApiError error) {
			error(error);
		}
		else if (value instanceof List<?> list) {
			for (Object item : list) {
				element("item", item);
			}
		}
		else if (value instanceof Boolean truth) {
			text(truth ? "1" : "0");
		}
		else if (value != null) {
			text(value.toString());
		}
	}

	private void object(ApiObject object) throws XMLStreamException {
		element("objectType", object.type());
		field("relatedObjects", null);
		for (Map.Entry<String, @Nullable Object> field : object.fields().entrySet()) {
			field(field.getKey(), field.getValue());
		}
	}

	private void field(String name, @Nullable Object value) throws XMLStreamException {
		if (value != null || !this.ignoresNull) {
			element(name, value);
		}
	}

	private void error(ApiError error) throws XMLStreamException {
		this.xml.writeStartElement("error");
		element("code", error.code());
		element("message", error.message());
		element("objectType", "KalturaAPIException");
		this.xml.writeStartElement("args");
		for (Map.Entry<String, String> arg : error.args().entrySet()) {
			this.xml.writeStartElement("item");
			element("objectType", "KalturaApiExceptionArg");
			element("name", arg.getKey());
			element("value", arg.getValue());
			this.xml.writeEndElement();
		}
		this.xml.writeEndElement();
		this.xml.writeEndElement();
	}

	/** The writer of the JDK escapes all but quotes. */
	private void text(String text) throws XMLStreamException {
		int start = 0;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '"' || character == '\'') {
				this.xml.writeCharacters(XmlText.clean(text.substring(start, i)));
				this.xml.writeEntityRef((character == '"') ? "quot" : "apos");
				start = i + 1;
			}
		}
		this.xml.writeCharacters(XmlText.clean(text.substring(start)));
	}

}
