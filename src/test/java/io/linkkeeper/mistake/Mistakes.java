package io.linkkeeper.mistake;

import java.util.List;
import java.util.stream.Stream;

import static io.linkkeeper.mistake.Mistake.of;

/**
 * The mistakes, by what they are about.
 */
final class Mistakes {

	/** The links that expire-gone disables, and those of them that nobody renewed. */
	private static final String[] GONE = { "gone1", "gone2", "gone3", "gone4", "gone5", "gone6" };

	private static final String[] REST = { "gone2", "gone3", "gone4", "gone5", "gone6" };

	private Mistakes() {
	}

	static List<Mistake> all() {
		return Stream.of(plans(), limits(), protection(), restarts(), undo(), files(), definitions(), typing())
			.flatMap(List::stream)
			.toList();
	}

	private static List<Mistake> plans() {
		return List.of(
				of("A plan is applied twice").after("plan expire-gone")
					.after("apply RUN")
					.type("apply RUN", 2, "`undo RUN` reverts its changes"),
				of("An older plan is applied although a newer one replaced it").after("plan expire-gone")
					.after("plan expire-gone")
					.type("apply 1", 2, "`show 2 --changes` shows the newer one"),
				of("A plan is applied the day after tomorrow").after("plan expire-gone")
					.setting("linkkeeper.plan-validity", "PT0S")
					.type("apply RUN", 2, "Plan again: `plan expire-gone`"),
				of("A link of the plan was renewed before the plan is applied").after("plan expire-gone")
					.after((desk) -> desk.sandbox().account().change("gone1", (link) -> link.withExpiresAt(null)))
					.type("apply RUN", 3, "`show RUN --changes` tells why", REST),
				of("The job of a plan was renamed before the plan is applied").after("plan expire-gone")
					.file("jobs/expire-gone.yml", "name: expire-old\ntype: expire\n")
					.type("apply RUN", 0, "6 of 6 changes applied", GONE),
				of("A plan of deletes is applied like any other").after("plan delete-gone")
					.type("apply RUN", 2, "`apply RUN --deletes 6` confirms it"),
				of("A plan of deletes is applied with another number").after("plan delete-gone")
					.type("apply RUN --deletes 5", 2, "`apply RUN --deletes 6` confirms it"),
				of("A plan as of next year is applied").after("plan expire-gone --as-of 2099-01-01T00:00:00Z")
					.type("apply RUN", 2, "Plan on that day: `plan expire-gone`"),
				of("A run is to happen as of next year").type("run expire-gone --as-of 2099-01-01T00:00:00Z", 2,
						"add --dry-run"),
				of("A plan is applied after it was abandoned").after("plan expire-gone")
					.after("abandon RUN")
					.type("apply RUN", 2, "`plan expire-gone` plans anew"),
				of("A plan is restarted instead of applied").after("plan expire-gone")
					.type("restart RUN", 2, "`apply RUN` applies it"),
				of("A plan is applied to another account").after("plan expire-gone")
					.setting("linkkeeper.accounts.default.partner-id", "777")
					.type("apply RUN", 2, "Use the run's own account"));
	}

	private static List<Mistake> limits() {
		return List.of(
				of("A pattern selects few links, and all of them are due").type("run expire-promo", 4,
						"`apply RUN --over-limit REASON`"),
				of("A plan over a limit is applied like any other").after((desk) -> desk.type("plan expire-promo"))
					.type("apply RUN", 4, "`apply RUN --over-limit REASON`"),
				of("The reason to exceed a limit is left blank").after((desk) -> desk.type("plan expire-promo"))
					.type("apply RUN --over-limit ' '", 2, "--over-limit needs a reason in words"),
				of("More deletes than limits.maxDeletes").type("run delete-gone -p limits.maxDeletes=5", 4,
						"limits.maxDeletes is 5"),
				of("An import adds more than limits.maxAdds").type("run import -p limits.maxAdds=0", 4,
						"limits.maxAdds is 0"),
				of("A limit is switched off by another")
					.type("run expire-promo -p limits.maxChanges=20 -p limits.minChanges=40", 2, "limits.minChanges"),
				of("A limit is written as a share of everything").type("plan expire-gone -p limits.maxPercent=120", 2,
						"limits.maxPercent"));
	}

	private static List<Mistake> protection() {
		return List.of(
				of("The protection is lifted for one run").type("run expire-gone -p 'select.protect.systemName=[]'", 2,
						"edit the definition"),
				of("The built-in protection is lifted for one run")
					.type("run expire-gone -p select.protectDefaults=false", 2, "edit the definition"),
				of("The protected links are selected by name").type("run expire-gone -p 'select.systemName=[VIP-1]'", 0,
						"nothing to do"),
				of("Protection is written after the plan was made").after("plan expire-gone")
					.file("jobs/expire-gone.yml",
							"name: expire-gone\ntype: expire\nselect: { protect: { systemName: [\"GONE-*\"] } }\n")
					.type("apply RUN", 3, "`show RUN --changes` tells why"),
				of("An import names a protected link")
					.file("links.csv", "systemName,fullUrl\nKMC-PREVIEW,https://example.com/x\n")
					.type("run import", 3, "`show RUN --rejects` tells why"));
	}

	private static List<Mistake> restarts() {
		return List.of(
				of("A complete run is restarted").after("run expire-gone")
					.type("restart RUN", 2, "`undo RUN` reverts its changes"),
				of("A failed run is applied again").after(Mistakes::fail).type("apply RUN", 2, "`restart RUN` goes on"),
				of("A failed run is restarted long after").after(Mistakes::fail)
					.setting("linkkeeper.plan-validity", "PT0S")
					.type("restart RUN", 2, "`restart RUN --old REASON` goes on"),
				of("An abandoned run is restarted").after(Mistakes::fail)
					.after("abandon RUN")
					.type("restart RUN", 2, "`plan expire-gone` plans anew"),
				of("Two operators start the same job at once").during("run expire-gone")
					.type("run expire-gone", 6, "end it by `stop 1`; then try again", GONE),
				of("A run is undone while it executes").during("run expire-gone")
					.type("undo 1", 6, "`stop 1` stops it", GONE),
				of("A run is restarted while it executes").during("run expire-gone")
					.type("restart 1", 6, "`stop 1` stops it", GONE),
				of("A run that does not execute is stopped").after("run expire-gone")
					.type("stop RUN", 2, "`undo RUN`"));
	}

	/** Fails at the first link. */
	private static void fail(Desk desk) {
		desk.sandbox().faults().before((request) -> {
			if (request.is("shortlink_shortlink.update") || request.is("multirequest")) {
				desk.sandbox().faults().expireSessions();
			}
		});
		desk.type("run expire-gone");
		desk.sandbox().faults().clear();
	}

	private static List<Mistake> undo() {
		return List.of(
				of("A run is undone twice").after("run expire-gone")
					.after("undo RUN")
					.type("undo 1", 0, "nothing to do"),
				of("An undo is undone").after("run expire-gone")
					.after("undo RUN")
					.type("undo RUN", 0, "6 of 6 changes applied", GONE),
				of("An abandoned run is undone").after(Mistakes::fail)
					.after("abandon RUN")
					.type("undo RUN", 0, "nothing to do"),
				of("A plan is undone").after("plan expire-gone").type("undo RUN", 0, "nothing to do"),
				of("Deletes are undone").after("run delete-gone").type("undo RUN", 3, "`show RUN --rejects` tells why"),
				of("A run is undone after somebody changed its links").after("run expire-gone")
					.after((desk) -> desk.sandbox()
						.account()
						.change("gone1", (link) -> link.withFullUrl("https://example.com/better")))
					.type("undo RUN", 3, "`show RUN --rejects` tells why", REST),
				of("A run that does not exist is undone").type("undo 99", 2, "`runs` lists them"));
	}

	private static List<Mistake> files() {
		return List.of(
				of("The leavers are imported as links").type("run import -p rule.file=leavers.csv", 2, "systemName"),
				of("Links are handed over to nobody").type("run leavers -p rule.action=hand-over", 2, "successor"),
				of("The file of leavers names nobody").file("leavers.csv", "userId\n")
					.type("run leavers", 0, "nothing to do"),
				of("The links are taken for leavers").type("run leavers -p rule.leavers=links.csv", 2, "userId"),
				of("An empty file is imported").file("links.csv", "").type("run import", 2, "empty"),
				of("Two columns of a spreadsheet are swapped")
					.file("links.csv", "systemName,fullUrl\nhttps://example.com/new,NEW\n")
					.type("run import", 3, "`show RUN --rejects` tells why"),
				of("The same file is imported twice").after("run import").type("run import", 0, "nothing to do"),
				of("A file elsewhere is imported").type("run import -p rule.file=../links.csv", 2,
						"name one inside it, or set LINKKEEPER_FILES"),
				of("A file that does not exist is imported").type("run import -p rule.file=spring.csv", 2,
						"put it there, or correct the definition"),
				of("A name stands for two links").file("links.csv", "systemName,fullUrl\nTWIN,https://example.com/x\n")
					.type("run import", 3, "`show RUN --rejects` tells why"));
	}

	private static List<Mistake> definitions() {
		return List.of(
				of("A definition was cut off").file("jobs/expire-gone.yml", "name: expire-gone\ntype: exp")
					.type("run expire-gone", 2, "expire-gone.yml:2"),
				of("A job was renamed, and is run by its old name")
					.file("jobs/expire-gone.yml", "name: expire-old\ntype: expire\n")
					.type("run expire-gone", 2, "did you mean"),
				of("Duplicates are found by their display name").type("run dedup -p 'rule.key=[name]'", 2,
						"add systemName or fullUrl"),
				of("A host is replaced by itself").type("run repoint -p rule.host.to=example.com", 2,
						"names the same host twice"),
				of("A host is left empty").type("run repoint -p rule.host.from=", 2, "write -p rule.host.from=VALUE"),
				of("A duration is written as a number").type("run expire-gone -p rule.grace=30", 2, "P30D"),
				of("A job of the type undo is written")
					.file("jobs/back.yml", "name: back\ntype: undo\nrule: { run: 1 }\n")
					.type("validate", 2, "to take a run back, and delete this file"),
				of("A schedule has the five fields of Unix")
					.file("jobs/nightly.yml", "name: nightly\ntype: expire\nschedule: { cron: \"15 4 * * *\" }\n")
					.type("validate", 2, "0 15 4 * * ?"),
				of("A schedule has no time to come")
					.file("jobs/nightly.yml", "name: nightly\ntype: expire\nschedule: { cron: \"0 0 4 1 1 ? 2020\" }\n")
					.type("validate", 2, "schedule.cron"),
				of("A job names an account that is not configured")
					.file("jobs/other.yml", "name: other\ntype: expire\naccount: second\n")
					.type("validate", 2, "second"),
				of("A key of another job type is set").type("run expire-gone -p rule.file=links.csv", 2, "rule.file"),
				of("Everything is selected by an empty list").type("run expire-gone -p 'select.systemName=[]'", 2,
						"select.systemName"),
				of("A limit is misspelt").type("run expire-gone -p limits.maxChange=1", 2, "did you mean maxChanges?"));
	}

	private static List<Mistake> typing() {
		return List.of(of("The job's name is misspelt").type("run expire-gnoe", 2, "did you mean expire-gone?"),
				of("The job's name is given instead of the run's id").type("apply expire-gone", 2, "lists them"),
				of("The shell took the brackets").type("run expire-gone -p select.systemName=GONE-1", 2,
						"select.systemName"),
				of("A bracket is missing").type("run expire-gone -p 'select.systemName=[GONE-1'", 2,
						"select.systemName"),
				of("A value is given without its key").type("run expire-gone -p PT0S", 2, "-p takes KEY=VALUE"),
				of("An account that is not configured is named").type("run expire-gone --account second", 2,
						"Named are: default"));
	}

}
