package io.linkkeeper.definition;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.csv.Delimiter;
import io.linkkeeper.link.LinkField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes the records from a tree that has passed every check, filling in the defaults.
 */
final class DefinitionTree {

	private final JsonNode root;

	DefinitionTree(JsonNode root) {
		this.root = root;
	}

	JobDefinition definition() {
		return new JobDefinition(this.root.path("name").asString(), this.root.path("description").asString(""),
				accounts(), schedule(), select(), protect(), settings(), limits(), notification());
	}

	private List<String> accounts() {
		return this.root.has("accounts") ? texts(this.root.path("accounts"))
				: List.of(this.root.path("account").asString(JobDefinition.DEFAULT_ACCOUNT));
	}

	private @Nullable Schedule schedule() {
		JsonNode node = this.root.path("schedule");
		if (node.isMissingNode()) {
			return null;
		}
		return new Schedule(node.path("cron").asString().strip(),
				node.has("zone") ? ZoneId.of(node.path("zone").asString()) : Schedule.DEFAULT_ZONE,
				node.has("misfire") ? Misfire.ofLabel(node.path("misfire").asString()) : Schedule.DEFAULT_MISFIRE,
				duration(node.path("lateness"), Schedule.DEFAULT_LATENESS),
				node.has("onCrash") ? OnCrash.ofLabel(node.path("onCrash").asString()) : Schedule.DEFAULT_ON_CRASH);
	}

	private Selection select() {
		JsonNode node = this.root.path("select");
		List<String> names = node.has("systemName") ? texts(node.path("systemName")) : Selection.ALL.systemName();
		return new Selection(names, texts(node.path("userId")), texts(node.path("id")));
	}

	private Protection protect() {
		JsonNode select = this.root.path("select");
		JsonNode node = select.path("protect");
		List<String> names = texts(node.path("systemName"));
		if (select.path("protectDefaults").asBoolean(true)) {
			Protection.BUILT_IN.stream().filter((name) -> !names.contains(name)).forEach(names::add);
		}
		return new Protection(names, texts(node.path("userId")), texts(node.path("id")));
	}

	private RuleSettings settings() {
		JsonNode rule = this.root.path("rule");
		return switch (JobType.ofLabel(this.root.path("type").asString())) {
			case EXPIRE -> expire(rule);
			case DEDUP -> dedup(rule);
			case CASCADE -> cascade(rule);
			case EXPORT -> export(rule);
			case IMPORT -> imported(rule);
			case REPOINT -> new RepointSettings(rewrite(rule), rule.path("withDisabled").asBoolean(false));
			case HOUSEKEEPING ->
				new HousekeepingSettings(duration(rule.path("retain"), HousekeepingSettings.DEFAULT_RETAIN));
			case NOTICE -> notice(rule);
			case UNDO -> undo(rule);
		};
	}

	private static ExpireSettings expire(JsonNode rule) {
		return new ExpireSettings(duration(rule.path("grace"), ExpireSettings.DEFAULT_GRACE),
				rule.has("action") ? ExpireAction.ofLabel(rule.path("action").asString())
						: ExpireSettings.DEFAULT_ACTION,
				rule.has("deleteAfter") ? Duration.parse(rule.path("deleteAfter").asString()) : null,
				rule.path("deleteDisabledByOthers").asBoolean(false));
	}

	private static DedupSettings dedup(JsonNode rule) {
		return new DedupSettings(
				rule.has("key") ? texts(rule.path("key")).stream().map(LinkField::ofApiName).toList()
						: DedupSettings.DEFAULT_KEY,
				rule.has("keep") ? Survivor.ofLabel(rule.path("keep").asString()) : DedupSettings.DEFAULT_KEEP,
				rule.has("action") ? DedupAction.ofLabel(rule.path("action").asString())
						: DedupSettings.DEFAULT_ACTION);
	}

	private static CascadeSettings cascade(JsonNode rule) {
		return new CascadeSettings(
				rule.path("leavers").asString(null), rule.path("successor").asString(null), rule.has("action")
						? CascadeAction.ofLabel(rule.path("action").asString()) : CascadeSettings.DEFAULT_ACTION,
				rule.path("withoutOwner").asBoolean(false));
	}

	private static Rewrite rewrite(JsonNode rule) {
		if (rule.has("host")) {
			JsonNode host = rule.path("host");
			return new Rewrite.Host(host.path("from").asString(), host.path("to").asString());
		}
		if (rule.has("parameter")) {
			return parameter(rule.path("parameter"));
		}
		String find = rule.path("find").asString();
		String replace = rule.path("replace").asString();
		return rule.path("regex").asBoolean(false) ? new Rewrite.Regex(find, replace) : new Rewrite.Text(find, replace);
	}

	static Rewrite.Parameter parameter(JsonNode parameter) {
		return new Rewrite.Parameter(parameter.path("name").asString(), parameter.path("from").asString(null),
				parameter.path("to").asString());
	}

	private static ExportSettings export(JsonNode rule) {
		return new ExportSettings(
				rule.has("file") ? rule.path("file").asString() : null, rule.has("format")
						? ExportSettings.Format.ofLabel(rule.path("format").asString()) : ExportSettings.DEFAULT_FORMAT,
				rule.path("raw").asBoolean(false));
	}

	private static ImportSettings imported(JsonNode rule) {
		return new ImportSettings(rule.path("file").asString(),
				rule.has("match") ? ImportSettings.Match.ofLabel(rule.path("match").asString())
						: ImportSettings.DEFAULT_MATCH,
				rule.path("onUnknownOwner").asString("reject").equals("create"),
				rule.has("encoding") ? Charset.forName(rule.path("encoding").asString()) : null,
				rule.has("delimiter") ? Delimiter.ofLabel(rule.path("delimiter").asString()) : null,
				rule.has("qr") ? ImportSettings.QrFormat.ofLabel(rule.path("qr").asString()) : null,
				rule.has("zone") ? ZoneId.of(rule.path("zone").asString()) : ImportSettings.DEFAULT_ZONE);
	}

	private static NoticeSettings notice(JsonNode rule) {
		return new NoticeSettings(Duration.parse(rule.path("within").asString()),
				rule.path("mailOwners").asBoolean(false));
	}

	private static UndoSettings undo(JsonNode rule) {
		return new UndoSettings(rule.path("run").asLong(), rule.path("deleteAdded").asBoolean(false),
				rule.path("recreate").asBoolean(false));
	}

	private Limits limits() {
		JsonNode node = this.root.path("limits");
		return new Limits(node.path("maxChanges").asInt(Limits.DEFAULT_MAX_CHANGES),
				node.path("maxPercent").asDecimal(Limits.DEFAULT_MAX_PERCENT),
				node.path("minChanges").asInt(Limits.DEFAULT_MIN_CHANGES),
				node.path("maxFailed").asInt(Limits.DEFAULT_MAX_FAILED));
	}

	private NotifySettings notification() {
		JsonNode node = this.root.path("notify");
		return new NotifySettings(node.has("mail") ? texts(node.path("mail")) : null,
				node.has("on") ? texts(node.path("on")) : NotifySettings.EVENTS);
	}

	private static Duration duration(JsonNode node, Duration otherwise) {
		return node.isMissingNode() ? otherwise : Duration.parse(node.asString());
	}

	private static List<String> texts(JsonNode list) {
		List<String> texts = new ArrayList<>();
		list.forEach((text) -> texts.add(text.asString()));
		return texts;
	}

}
