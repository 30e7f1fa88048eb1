package io.linkkeeper.cascade;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Reads first who of a file of leavers is no user at all, then the links of the others. A
 * misspelt leaver has no links, and would seem to be done with: whoever deletes the right
 * user then deletes the links too.
 */
final class LeaversReader implements SubjectReader<Subject> {

	private static final String LINKS = "links";

	private final List<Leaver> leavers;

	private final Function<Collection<String>, Map<String, String>> users;

	private final SubjectReader<Subject> links;

	/**
	 * A reader of leavers and their links.
	 * @param leavers who leaves
	 * @param users gives those of some ids that name a user
	 * @param links reads the links of all leavers
	 */
	LeaversReader(List<Leaver> leavers, Function<Collection<String>, Map<String, String>> users,
			SubjectReader<ShortLink> links) {
		this.leavers = leavers;
		this.users = users;
		this.links = Subject.each(links);
	}

	@Override
	public @Nullable Batch<Subject> read(@Nullable String position) {
		if (position != null) {
			return this.links.read(position.equals(LINKS) ? null : position);
		}
		Map<String, String> known = this.users.apply(this.leavers.stream().map(Leaver::userId).toList());
		return new Batch<>(this.leavers.stream()
			.filter((leaver) -> !known.containsKey(leaver.userId()))
			.map((leaver) -> Subject.of(new Rejected(leaver.line(), leaver.userId(),
					"There is no user %s; correct the userId, or delete the row if that user is deleted already"
						.formatted(leaver.userId()))))
			.toList(), LINKS);
	}

}
