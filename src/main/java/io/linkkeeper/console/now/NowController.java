package io.linkkeeper.console.now;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import io.linkkeeper.attention.Attention;
import io.linkkeeper.attention.Matter;
import io.linkkeeper.attention.NextStart;
import io.linkkeeper.attention.Standing;
import io.linkkeeper.console.frame.CommandText;
import io.linkkeeper.console.frame.Page;
import io.linkkeeper.output.Column;
import io.linkkeeper.output.OutputFormat;
import io.linkkeeper.output.Presentation;
import io.linkkeeper.output.RowOutput;
import io.linkkeeper.output.RunColumns;
import io.linkkeeper.text.Display;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The start page.
 */
@Controller
final class NowController {

	private static final List<Column<Matter>> NEEDS = List.of(Column.data("kind", (matter) -> matter.kind().label()),
			Column.data("job", Matter::job), Column.data("run", Matter::run), Column.data("at", Matter::at),
			Column.data("text", Matter::text), Column.data("next", Matter::next));

	private static final List<Column<NextStart>> NEXT = List.of(Column.data("job", NextStart::job),
			Column.data("start", (start) -> start.at().toOffsetDateTime()),
			Column.data("zone", (start) -> start.at().getZone()), Column.data("more", NextStart::more),
			Column.data("paused", NextStart::paused));

	private static final Presentation JSON = new Presentation(OutputFormat.json, true, Display.file(ZoneOffset.UTC),
			Clock.systemUTC());

	private final Attention attention;

	private final CommandText commands;

	NowController(Attention attention, CommandText commands) {
		this.attention = attention;
		this.commands = commands;
	}

	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
	Page now() {
		return new Page("now/now", "Now", new NowViews(this.attention.look(), this.commands).view());
	}

	@GetMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE)
	void nowAsJson(HttpServletResponse response) throws IOException {
		Standing standing = this.attention.look();
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		PrintWriter out = response.getWriter();
		out.print("{\"needs\": ");
		array(standing.matters(), NEEDS, out);
		out.print(", \"running\": ");
		array(standing.running(), RunColumns.ALL, out);
		out.print(", \"next\": ");
		array(standing.next(), NEXT, out);
		out.println("}");
	}

	private static <T> void array(List<T> rows, List<Column<T>> columns, PrintWriter out) {
		try (RowOutput<T> output = RowOutput.of(JSON, columns, out)) {
			rows.forEach(output::add);
		}
	}

}
