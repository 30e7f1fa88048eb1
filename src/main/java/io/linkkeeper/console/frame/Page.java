package io.linkkeeper.console.frame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;

/**
 * A page or a part of one, made by a template from a view. The template has two
 * parameters, {@code frame} and {@code view}. A page that fails is not sent in part.
 *
 * @param template the name of the template, without extension
 * @param title the title of the page
 * @param view what the template shows
 * @param status the status of the answer
 */
public record Page(String template, String title, Object view, int status) implements View {

	/** Of classes that were compiled from the templates with all others. */
	private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(null, ContentType.Html,
			Page.class.getClassLoader());

	/**
	 * Creates a page that was asked for.
	 * @param template the name of the template, without extension
	 * @param title the title of the page
	 * @param view what the template shows
	 */
	public Page(String template, String title, Object view) {
		this(template, title, view, HttpStatus.OK.value());
	}

	/**
	 * Returns this page with another status.
	 * @param other the status
	 * @return the page
	 */
	public Page with(HttpStatus other) {
		return new Page(this.template, this.title, this.view, other.value());
	}

	/**
	 * Returns this page with the status that ends polling for it.
	 * @return the page
	 */
	public Page last() {
		return new Page(this.template, this.title, this.view, 286);
	}

	@Override
	public String getContentType() {
		return MediaType.TEXT_HTML_VALUE;
	}

	@Override
	public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		Utf8ByteOutput html = new Utf8ByteOutput();
		TEMPLATES.render(this.template + ".jte", Map.of("frame", PageFrame.of(this.title, request), "view", this.view),
				html);
		response.setStatus(this.status);
		response.setContentType(MediaType.TEXT_HTML_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		response.setContentLength(html.getContentLength());
		html.writeTo(response.getOutputStream());
	}

}
