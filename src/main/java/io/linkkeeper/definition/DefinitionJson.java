package io.linkkeeper.definition;

import java.util.List;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a definition in the shape of its file, every key present and in a fixed order.
 */
final class DefinitionJson {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private DefinitionJson() {
	}

	static String write(JobDefinition definition) {
		ObjectNode root = MAPPER.createObjectNode();
		root.put("name", definition.name());
		root.put("type", definition.type().label());
		root.put("description", definition.description());
		accounts(root, definition.accounts());
		if (definition.schedule() != null) {
			schedule(root.putObject("schedule"), definition.schedule());
		}
		select(root.putObject("select"), definition.select(), definition.protect());
		rule(root.putObject("rule"), definition.settings());
		limits(root.putObject("limits"), definition.limits());
		if (!definition.notification().equals(NotifySettings.DEFAULT)) {
			notification(root.putObject("notify"), definition.notification());
		}
		return MAPPER.writeValueAsString(root);
	}

	/** A run's definition has one; written like this since there were only such. */
	private static void accounts(ObjectNode node, List<String> accounts) {
		if (accounts.size() == 1) {
			node.put("account", accounts.get(0));
		}
		else {
			accounts.forEach(node.putArray("accounts")::add);
		}
	}

	private static void schedule(ObjectNode node, Schedule schedule) {
		node.put("cron", schedule.cron());
		node.put("zone", schedule.zone().getId());
		node.put("misfire", schedule.misfire().label());
		node.put("lateness", schedule.lateness().toString());
		node.put("onCrash", schedule.onCrash().label());
	}

	private static void select(ObjectNode node, Selection select, Protection protect) {
		putUnlessEmpty(node, "systemName", select.systemName());
		putUnlessEmpty(node, "userId", select.userId());
		putUnlessEmpty(node, "id", select.id());
		ObjectNode listed = node.putObject("protect");
		putUnlessEmpty(listed, "systemName", protect.systemName());
		putUnlessEmpty(listed, "userId", protect.userId());
		putUnlessEmpty(listed, "id", protect.id());
		node.put("protectDefaults", false);
	}

	private static void putUnlessEmpty(ObjectNode node, String key, List<String> values) {
		if (!values.isEmpty()) {
			values.forEach(node.putArray(key)::add);
		}
	}

	private static void rule(ObjectNode node, RuleSettings settings) {
		if (settings instanceof ExpireSettings expire) {
			node.put("grace", expire.grace().toString());
			node.put("action", expire.action().label());
			if (expire.deleteAfter() != null) {
				node.put("deleteAfter", expire.deleteAfter().toString());
			}
			node.put("deleteDisabledByOthers", expire.deleteDisabledByOthers());
		}
		else if (settings instanceof DedupSettings dedup) {
			dedup.key().forEach((field) -> node.withArray("key").add(field.apiName()));
			node.put("keep", dedup.keep().label());
			node.put("action", dedup.action().label());
		}
		else if (settings instanceof CascadeSettings cascade) {
			cascade(node, cascade);
		}
		else if (settings instanceof ImportSettings imported) {
			imported(node, imported);
		}
		else if (settings instanceof ExportSettings export) {
			if (export.file() != null) {
				node.put("file", export.file());
			}
			node.put("format", export.format().label());
			node.put("raw", export.raw());
		}
		else if (settings instanceof RepointSettings repoint) {
			repoint(node, repoint);
		}
		else if (settings instanceof HousekeepingSettings housekeeping) {
			node.put("retain", housekeeping.retain().toString());
		}
		else if (settings instanceof NoticeSettings notice) {
			node.put("within", notice.within().toString());
			node.put("mailOwners", notice.mailOwners());
		}
		else if (settings instanceof UndoSettings undo) {
			node.put("run", undo.run());
			node.put("deleteAdded", undo.deleteAdded());
			node.put("recreate", undo.recreate());
		}
	}

	private static void cascade(ObjectNode node, CascadeSettings cascade) {
		if (cascade.leavers() != null) {
			node.put("leavers", cascade.leavers());
		}
		if (cascade.successor() != null) {
			node.put("successor", cascade.successor());
		}
		node.put("action", cascade.action().label());
		node.put("withoutOwner", cascade.withoutOwner());
	}

	private static void imported(ObjectNode node, ImportSettings settings) {
		node.put("file", settings.file());
		node.put("match", settings.match().label());
		node.put("onUnknownOwner", settings.createOwners() ? "create" : "reject");
		if (settings.encoding() != null) {
			node.put("encoding", settings.encoding().name());
		}
		if (settings.delimiter() != null) {
			node.put("delimiter", settings.delimiter().label());
		}
		if (settings.qr() != null) {
			node.put("qr", settings.qr().label());
		}
		node.put("zone", settings.zone().getId());
	}

	private static void repoint(ObjectNode node, RepointSettings settings) {
		if (settings.rewrite() instanceof Rewrite.Text text) {
			find(node, text.find(), text.replace(), false);
		}
		else if (settings.rewrite() instanceof Rewrite.Regex regex) {
			find(node, regex.find(), regex.replace(), true);
		}
		else if (settings.rewrite() instanceof Rewrite.Host host) {
			node.putObject("host").put("from", host.from()).put("to", host.to());
		}
		else if (settings.rewrite() instanceof Rewrite.Parameter parameter) {
			parameter(node.putObject("parameter"), parameter);
		}
		node.put("withDisabled", settings.withDisabled());
	}

	private static void find(ObjectNode node, String find, String replace, boolean regex) {
		node.put("find", find);
		node.put("replace", replace);
		node.put("regex", regex);
	}

	private static void parameter(ObjectNode node, Rewrite.Parameter parameter) {
		node.put("name", parameter.name());
		if (parameter.from() != null) {
			node.put("from", parameter.from());
		}
		node.put("to", parameter.to());
	}

	private static void notification(ObjectNode node, NotifySettings settings) {
		if (settings.mail() != null) {
			settings.mail().forEach(node.putArray("mail")::add);
		}
		settings.on().forEach(node.putArray("on")::add);
	}

	private static void limits(ObjectNode node, Limits limits) {
		node.put("maxChanges", limits.maxChanges());
		node.put("maxPercent", limits.maxPercent());
		node.put("minChanges", limits.minChanges());
		node.put("maxFailed", limits.maxFailed());
	}

}
