package io.linkkeeper.dedup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.linkkeeper.definition.DedupSettings;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for any account, any key and any choice.
 */
class DedupPropertiesTests {

	private final long seed = new Random().nextLong();

	private final RandomGroups random = new RandomGroups(this.seed);

	private final DedupSettings settings = this.random.settings();

	private final List<ShortLink> account = this.random.account();

	private final List<LinkChange> changes = plan(this.account);

	@RepeatedTest(300)
	void oneLiveLinkStaysInEachGroupThatHadOne() {
		Map<Object, List<ShortLink>> after = groups(apply(this.changes));
		groups(this.account).forEach((key, group) -> assertThat(live(after.get(key))).as("seed %d", this.seed)
			.isEqualTo(Math.min(1, live(group))));
	}

	@RepeatedTest(100)
	void oneLinkStaysInEachGroup() {
		Map<Object, List<ShortLink>> after = groups(apply(this.changes));
		groups(this.account).keySet()
			.forEach((key) -> assertThat(after.get(key)).as("seed %d", this.seed).isNotEmpty());
	}

	@RepeatedTest(100)
	void aSecondRunChangesNothing() {
		assertThat(plan(apply(this.changes))).as("seed %d", this.seed).isEmpty();
	}

	@RepeatedTest(100)
	void eachLinkIsChangedOnceAtMostAndNoSurvivorIs() {
		List<String> changed = this.changes.stream().map((change) -> change.link().id()).toList();
		assertThat(changed).as("seed %d", this.seed).doesNotHaveDuplicates();
		assertThat(this.changes.stream().map(LinkChange::reason)).as("seed %d", this.seed)
			.noneMatch((reason) -> changed.contains(reason.replaceAll(".* as link (.*), which stays .*", "$1")));
	}

	@RepeatedTest(100)
	void linksThatTakeNoPartDoNotMatter() {
		Predicate<ShortLink> takesPart = (link) -> !"me".equals(link.userId());
		assertThat(RandomGroups.plan(this.account, this.settings, RandomGroups.AS_OF, takesPart))
			.as("seed %d", this.seed)
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
				after.add((change != null) ? io.linkkeeper.Links.withStatus(link, LinkStatus.DISABLED) : link);
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
