package io.linkkeeper.dedup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.linkkeeper.Links;
import io.linkkeeper.Rounds;
import io.linkkeeper.definition.rule.DedupSettings;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of dedup for any account, key and survivor.
 */
class DedupPropertiesTests {

	@Test
	void oneLiveLinkStaysInEachGroupThatHadOne() {
		Rounds.of(300, "One live link stays in each group that had one")
			.each((seed) -> new Case(seed).oneLiveLinkStaysInEachGroupThatHadOne());
	}

	@Test
	void oneLinkStaysInEachGroup() {
		Rounds.of(100, "One link stays in each group").each((seed) -> new Case(seed).oneLinkStaysInEachGroup());
	}

	@Test
	void aSecondRunChangesNothing() {
		Rounds.of(100, "A second run changes nothing").each((seed) -> new Case(seed).aSecondRunChangesNothing());
	}

	@Test
	void eachLinkIsChangedOnceAtMostAndNoSurvivorIs() {
		Rounds.of(100, "Each link is changed once at most and no survivor is")
			.each((seed) -> new Case(seed).eachLinkIsChangedOnceAtMostAndNoSurvivorIs());
	}

	@Test
	void linksThatTakeNoPartDoNotMatter() {
		Rounds.of(100, "Links that take no part do not matter")
			.each((seed) -> new Case(seed).linksThatTakeNoPartDoNotMatter());
	}

	/**
	 * An account, a rule and its planned changes.
	 */
	private static final class Case {

		private final DedupSettings settings;

		private final List<ShortLink> account;

		private final List<LinkChange> changes;

		Case(long seed) {
			RandomGroups random = new RandomGroups(seed);
			this.settings = random.settings();
			this.account = random.account();
			this.changes = plan(this.account);
		}

		void oneLiveLinkStaysInEachGroupThatHadOne() {
			Map<Object, List<ShortLink>> after = groups(apply(this.changes));
			groups(this.account)
				.forEach((key, group) -> assertThat(live(after.get(key))).isEqualTo(Math.min(1, live(group))));
		}

		void oneLinkStaysInEachGroup() {
			Map<Object, List<ShortLink>> after = groups(apply(this.changes));
			groups(this.account).keySet().forEach((key) -> assertThat(after.get(key)).isNotEmpty());
		}

		void aSecondRunChangesNothing() {
			assertThat(plan(apply(this.changes))).isEmpty();
		}

		void eachLinkIsChangedOnceAtMostAndNoSurvivorIs() {
			List<String> changed = this.changes.stream().map((change) -> change.link().id()).toList();
			assertThat(changed).doesNotHaveDuplicates();
			assertThat(this.changes.stream().map(LinkChange::reason))
				.noneMatch((reason) -> changed.contains(reason.replaceAll(".* as link (.*), which stays .*", "$1")));
		}

		void linksThatTakeNoPartDoNotMatter() {
			Predicate<ShortLink> takesPart = (link) -> !"me".equals(link.userId());
			assertThat(RandomGroups.plan(this.account, this.settings, RandomGroups.AS_OF, takesPart))
				.isEqualTo(plan(this.account.stream().filter(takesPart).toList()));
		}

		private List<LinkChange> plan(List<ShortLink> links) {
			return RandomGroups.plan(links, this.settings, RandomGroups.AS_OF, (link) -> true);
		}

		private List<ShortLink> apply(List<LinkChange> done) {
			Map<String, LinkChange> byLink = done.stream()
				.collect(Collectors.toMap((change) -> change.link().id(), (each) -> each));
			List<ShortLink> after = new ArrayList<>();
			for (ShortLink link : this.account) {
				LinkChange change = byLink.get(link.id());
				if (change == null || change.action() != LinkAction.DELETE) {
					after.add((change != null) ? Links.withStatus(link, LinkStatus.DISABLED) : link);
				}
			}
			return after;
		}

		private Map<Object, List<ShortLink>> groups(List<ShortLink> links) {
			Map<Object, List<ShortLink>> groups = new HashMap<>();
			DuplicateKey key = new DuplicateKey(this.settings.key());
			links.stream()
				.filter(key::isComplete)
				.forEach((link) -> groups
					.computeIfAbsent(key.fields().stream().map(link::value).toList(), (values) -> new ArrayList<>())
					.add(link));
			return groups;
		}

		private static long live(Collection<ShortLink> links) {
			return links.stream()
				.filter((link) -> Liveness.of(link, RandomGroups.AS_OF) != Liveness.DOES_NOT_RESOLVE)
				.count();
		}

	}

}
