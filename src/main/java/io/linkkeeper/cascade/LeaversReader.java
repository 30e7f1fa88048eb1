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
 * Reads the leavers that do not exist as users, then the links of all leavers. A misspelt
 * leaver has no links and must be reported: otherwise the links of the intended user are
 * left unchanged without notice, and deleted with that user.
 */
final class LeaversReader implements SubjectReader<Subject> {

	private static final String LINKS = "links";

	private final List<Leaver> leavers;

	private final Function<Collection<String>, Map<String, String>> users;

	private final SubjectReader<Subject> links;

	/**
	 * Creates a reader.
	 * @param leavers the leavers
	 * @param users returns the users that exist among some ids, by id
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
