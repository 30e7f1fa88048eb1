package io.linkkeeper.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.linkkeeper.definition.section.NotifyEvent;
import io.linkkeeper.definition.section.NotifySettings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events have the same names in the schema, in definitions and on the wire.
 */
class EventKindTests {

	@Test
	void definitionsChooseFromAllButTheNotice() {
		List<String> labels = Arrays.stream(EventKind.values())
			.filter((kind) -> kind != EventKind.NOTICE)
			.map(EventKind::label)
			.distinct()
			.toList();
		assertThat(NotifySettings.DEFAULT.on()).extracting(NotifyEvent::label).isEqualTo(labels);
	}

	@Test
	void theSchemaNamesThem() throws IOException {
		List<String> named = new ArrayList<>();
		JsonMapper.shared()
			.readTree(Files.readString(Path.of("jobs/schema.json")))
			.at("/$defs/notifySettings/properties/on/items/enum")
			.forEach((name) -> named.add(name.asString()));
		assertThat(named).isEqualTo(NotifySettings.DEFAULT.on().stream().map(NotifyEvent::label).toList());
	}

}
