package io.linkkeeper.definition;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import io.linkkeeper.link.LinkField;
import io.linkkeeper.text.NearestName;
import org.quartz.CronExpression;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Checks what a schema cannot say: that a zone exists, that a length of time is one, that
 * keys go together. For trees that agree with the schema.
 */
final class MeaningCheck {

	private static final List<String> DURATIONS = List.of("/schedule/lateness", "/rule/grace", "/rule/deleteAfter",
			"/rule/retain", "/rule/within");

	private final JsonNode tree;

	private final Places places;

	private final List<DefinitionProblem> problems = new ArrayList<>();

	MeaningCheck(JsonNode tree, Places places) {
		this.tree = tree;
		this.places = places;
	}

	List<DefinitionProblem> problems() {
		checkAccounts();
		checkCron();
		checkZone("/schedule/zone");
		checkZone("/rule/zone");
		checkEncoding();
		DURATIONS.forEach(this::checkDuration);
		checkStageTwo();
		switch (JobType.ofLabel(this.tree.path("type").asString())) {
			case DEDUP -> checkKey();
			case CASCADE -> checkCascade();
			case EXPORT -> {
				checkRaw();
				checkOneFile();
			}
			case HOUSEKEEPING -> checkRetain();
			case REPOINT -> new RepointCheck(this.tree.path("rule"), this::refuse).check();
			default -> {
			}
		}
		return this.problems;
	}

	private void checkAccounts() {
		if (this.tree.has("account") && this.tree.has("accounts")) {
			refuse("/accounts", "does not go together with account; move that one here and delete its key");
		}
	}

	private void checkCron() {
		JsonNode cron = this.tree.at("/schedule/cron");
		if (cron.isString()) {
			try {
				// from 1970, so that a stored definition does not become wrong with the
				// years
				if (new CronExpression(cron.asString().strip()).getNextValidTimeAfter(new Date(0)) == null) {
					refuse("/schedule/cron", cron + " names a time that never comes");
				}
			}
			catch (ParseException ex) {
				refuse("/schedule/cron", cron + " is not a Quartz cron expression: " + ex.getMessage());
			}
		}
	}

	private void checkZone(String path) {
		JsonNode zone = this.tree.at(path);
		if (zone.isString() && !isZone(zone.asString())) {
			refuse(path,
					zone + " is not a time zone" + NearestName.hint(zone.asString(), ZoneId.getAvailableZoneIds())
							+ (NearestName.to(zone.asString(), ZoneId.getAvailableZoneIds()).isEmpty()
									? "; write one such as Europe/Berlin or UTC" : ""));
		}
	}

	private void checkEncoding() {
		JsonNode encoding = this.tree.at("/rule/encoding");
		if (encoding.isString() && !isEncoding(encoding.asString())) {
			refuse("/rule/encoding", encoding + " is not an encoding this Java knows; write one such as UTF-8, UTF-16LE"
					+ " or windows-1252");
		}
	}

	private void checkDuration(String path) {
		JsonNode duration = this.tree.at(path);
		if (duration.isString() && Durations.parse(duration.asString()).isEmpty()) {
			refuse(path, duration + " is too long; write at most P" + Durations.LONGEST.toDays() + "D");
		}
	}

	private void checkStageTwo() {
		if (this.tree.at("/rule/deleteDisabledByOthers").asBoolean(false)
				&& this.tree.at("/rule/deleteAfter").isMissingNode()) {
			refuse("/rule/deleteDisabledByOthers",
					"has no effect without deleteAfter; add that key or delete this one");
		}
	}

	private void checkKey() {
		List<LinkField> key = new ArrayList<>();
		this.tree.at("/rule/key").forEach((field) -> key.add(LinkField.ofApiName(field.asString())));
		if (!key.isEmpty() && !DedupSettings.tellsLinksApart(key)) {
			refuse("/rule/key",
					"would make duplicates of links that have nothing else in common; " + "add systemName or fullUrl");
		}
	}

	private void checkCascade() {
		boolean handsOver = this.tree.at("/rule/action").asString("").equals(CascadeAction.HAND_OVER.label());
		boolean hasLeavers = this.tree.at("/rule").has("leavers");
		boolean hasSuccessor = this.tree.at("/rule").has("successor");
		if (hasSuccessor && !handsOver) {
			refuse("/rule/successor", "has no effect without action: hand-over; add that key or delete this one");
		}
		if (handsOver && !hasSuccessor && !hasLeavers) {
			refuse("/rule/action", "hand-over needs someone to hand over to; add the key successor");
		}
		if (hasLeavers && this.tree.at("/rule/withoutOwner").asBoolean(false)) {
			refuse("/rule/withoutOwner", "has no effect with leavers, which says whose links are meant; "
					+ "delete one of the two, or write a job for each");
		}
	}

	private void checkOneFile() {
		if (this.tree.path("accounts").size() > 1) {
			refuse("/accounts", "would write the file of one account over that of another; write a job for each");
		}
	}

	private void checkRaw() {
		if (this.tree.at("/rule/raw").asBoolean(false)
				&& this.tree.at("/rule/format").asString("csv").equals("jsonl")) {
			refuse("/rule/raw", "has no effect with format: jsonl, which has no formulas; delete it");
		}
	}

	private void checkRetain() {
		JsonNode retain = this.tree.at("/rule/retain");
		boolean isShort = retain.isString() && Durations.parse(retain.asString())
			.filter((length) -> length.compareTo(HousekeepingSettings.SHORTEST_RETAIN) < 0)
			.isPresent();
		if (isShort) {
			refuse("/rule/retain", retain + " is too short; write at least P1D");
		}
	}

	private void refuse(String path, String message) {
		this.problems.add(this.places.problem(JsonPointer.compile(path), message));
	}

	private static boolean isEncoding(String encoding) {
		try {
			return Charset.isSupported(encoding);
		}
		catch (IllegalCharsetNameException ex) {
			return false;
		}
	}

	private static boolean isZone(String zone) {
		try {
			return !ZoneId.of(zone).getId().isEmpty();
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

}
