package io.linkkeeper.cascade;

import java.util.Objects;
import java.util.Optional;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.FileSource;
import io.linkkeeper.definition.CascadeSettings;
import io.linkkeeper.definition.JobType;
import io.linkkeeper.execution.Explainer;
import io.linkkeeper.execution.Explanation;
import io.linkkeeper.execution.Inquiry;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.file.Folders;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a link's owner leaves or is gone, by the file of leavers as it is now, or
 * by asking for the owner.
 */
final class CascadeExplainer implements Explainer {

	private final Folders folders;

	CascadeExplainer(Folders folders) {
		this.folders = folders;
	}

	@Override
	public JobType type() {
		return JobType.CASCADE;
	}

	@Override
	public Explanation explain(Inquiry inquiry) {
		CascadeSettings settings = (CascadeSettings) inquiry.definition().settings();
		try {
			return departure(inquiry, settings).map((departure) -> explain(inquiry.client(), settings, departure))
				.orElseGet(() -> Explanation.none(whyNot(inquiry.link(), settings)));
		}
		catch (CsvException | CascadeException | IllegalArgumentException ex) {
			return Explanation.none("A run would fail: " + ex.getMessage());
		}
	}

	private Optional<Departure> departure(Inquiry inquiry, CascadeSettings settings) {
		String file = settings.leavers();
		if (file != null) {
			FileSource source = new FileSource(file, this.folders.input(file));
			return new LeavingOwners(file, new LeaversFile(source, settings).read()).departureOf(inquiry.link());
		}
		String owner = inquiry.link().userId();
		if (owner == null || owner.isEmpty()) {
			return settings.withoutOwner()
					? Optional.of(new Departure(inquiry.link(), "has no owner", settings.successor()))
					: Optional.empty();
		}
		return inquiry.client().findUser(owner).isPresent() ? Optional.empty() : Optional
			.of(new Departure(inquiry.link(), "owner " + owner + " no longer exists", settings.successor()));
	}

	private static Explanation explain(KalturaClient client, CascadeSettings settings, Departure departure) {
		String successor = departure.successor();
		if (successor != null && client.findUser(successor).isEmpty()) {
			return Explanation.none("A run would fail: the successor %s does not exist".formatted(successor));
		}
		LinkChange change = new CascadeRule(settings.action()).process(departure);
		return (change != null) ? Explanation.of(change)
				: Explanation.none(departure.why() + ", and the link is as it should be then");
	}

	private static String whyNot(ShortLink link, CascadeSettings settings) {
		@Nullable String owner = link.userId();
		if (owner == null || owner.isEmpty()) {
			return "has no owner";
		}
		return (settings.leavers() != null)
				? "owner %s does not stand in %s".formatted(owner, Objects.requireNonNull(settings.leavers()))
				: "owner %s exists".formatted(owner);
	}

}
