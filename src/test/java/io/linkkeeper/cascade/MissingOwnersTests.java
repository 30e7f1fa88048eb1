package io.linkkeeper.cascade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.linkkeeper.Links;
import io.linkkeeper.definition.rule.CascadeAction;
import io.linkkeeper.definition.rule.CascadeSettings;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Ten owners, of one link each, who all exist at first.
 */
class MissingOwnersTests {

	private final List<ShortLink> links = new ArrayList<>(
			IntStream.range(0, 10).mapToObj((i) -> owned("owner" + i)).toList());

	private final Directory users = new Directory();

	@Test
	void everybodyIsThere() {
		assertThat(departures(false)).isEmpty();
	}

	@Test
	void explainsWhyALinkIsUnchanged() {
		CascadeRule rule = new CascadeRule(owners(false), CascadeAction.DISABLE, UnaryOperator.identity());
		assertThat(rule.decide(this.links.get(3)).reason()).isEqualTo("owner owner3 exists");
		assertThat(rule.decide(owned(null)).reason()).isEqualTo("has lost its owner");
		assertThat(rule.decide(owned("")).reason()).isEqualTo("was added without an owner");
	}

	@Test
	void findsMissingOwner() {
		this.users.remove("owner3");
		assertThat(departures(false)).containsExactly("owner owner3 no longer exists");
	}

	@Test
	void ownerWhomTheListForgets() {
		this.users.listed.remove("owner3");
		assertThat(departures(false)).isEmpty();
	}

	@Test
	void ownerWhomTheServerSpellsInAnotherWay() {
		this.users.remove("owner3");
		this.users.add("Owner3");
		assertThat(departures(false)).isEmpty();
	}

	@Test
	void ownerWhoCannotBeListed() {
		this.links.add(owned("a,b"));
		this.links.add(owned(" c"));
		this.users.existing.add("a,b");
		assertThat(departures(false)).containsExactly("owner  c no longer exists");
	}

	@Test
	void acceptsAFifthOfTheOwnersMissing() {
		this.users.remove("owner3");
		this.users.remove("owner4");
		assertThat(departures(false)).hasSize(2);
	}

	@Test
	void acceptsTheOnlyOwnersOfASmallAccountMissing() {
		this.links.subList(2, 10).clear();
		this.users.remove("owner0");
		this.users.remove("owner1");
		assertThat(departures(false)).hasSize(2);
	}

	@Test
	void failsForMoreThanAFifthBeforeIndividualRequests() {
		IntStream.range(0, 3).forEach((i) -> this.users.listed.remove("owner" + i));
		assertThatExceptionOfType(CascadeException.class).isThrownBy(() -> departures(false))
			.withMessageStartingWith("3 of 10 owners are not among the users that the server lists");
		assertThat(this.users.asked).isEmpty();
	}

	@Test
	void listThatFailsIsNotAnEmptyList() {
		this.users.failure = new IllegalStateException("user.list failed");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> departures(false))
			.withMessage("user.list failed");
	}

	@Test
	void findsLinksThatLostTheirOwnerOnlyIfConfigured() {
		this.links.add(owned(null));
		this.links.add(owned(""));
		assertThat(departures(false)).isEmpty();
		assertThat(departures(true)).containsExactly("has lost its owner");
	}

	@Test
	void manyOwnersAreAskedAboutInParts() {
		IntStream.range(1000, 2200).forEach((i) -> {
			this.links.add(owned("x" + i));
			this.users.add("x" + i);
		});
		this.users.remove("x2199");
		assertThat(departures(false)).containsExactly("owner x2199 no longer exists");
		assertThat(this.users.asked).containsExactly("x2199");
	}

	@Test
	void deleteIsUnwantedWhenTheOwnerIsBack() {
		this.links.add(owned(null));
		List<LinkChange> deletes = this.links.stream().map(Links::delete).toList();
		this.users.remove("owner3");
		assertThat(owners(true).stillPlanned(deletes)).extracting((delete) -> delete.link().userId())
			.containsExactly("owner3", null);
	}

	private List<String> departures(boolean withoutOwner) {
		MissingOwners owners = owners(withoutOwner);
		return this.links.stream().map(owners::departureOf).flatMap(Optional::stream).map(Departure::why).toList();
	}

	private MissingOwners owners(boolean withoutOwner) {
		return new MissingOwners(this.users, new CascadeSettings(null, null, CascadeAction.DISABLE, withoutOwner),
				this.links::iterator);
	}

	private static ShortLink owned(@Nullable String owner) {
		return new ShortLink("link-" + owner, Links.CREATED_AT, Links.UPDATED_AT,
				new ShortLink.TextFields(owner, "NAME", null, "https://example.com/", null), LinkStatus.ENABLED, null);
	}

	private static final class Directory implements UserDirectory {

		private final Set<String> listed = new HashSet<>();

		private final Set<String> existing = new HashSet<>();

		private final List<String> asked = new ArrayList<>();

		private @Nullable RuntimeException failure;

		Directory() {
			IntStream.range(0, 10).forEach((i) -> add("owner" + i));
		}

		void add(String id) {
			this.listed.add(id);
			this.existing.add(id);
		}

		void remove(String id) {
			this.listed.remove(id);
			this.existing.remove(id);
		}

		@Override
		public List<String> listed(Collection<String> ids) {
			if (this.failure != null) {
				throw this.failure;
			}
			assertThat(ids).hasSizeLessThanOrEqualTo(500).noneMatch((id) -> id.contains(",") || id.startsWith(" "));
			return this.listed.stream().filter((user) -> isAnyOf(user, ids)).toList();
		}

		@Override
		public boolean exists(String id) {
			this.asked.add(id);
			return isAnyOf(id, this.existing);
		}

		private static boolean isAnyOf(String user, Collection<String> ids) {
			return ids.stream().anyMatch(user::equalsIgnoreCase);
		}

	}

}
