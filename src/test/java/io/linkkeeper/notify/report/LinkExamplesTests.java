package io.linkkeeper.notify.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.linkkeeper.Links;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.CollectedBatch;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.output.words.FieldChange;
import io.linkkeeper.run.Run;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Which changes of a run a notification shows.
 */
class LinkExamplesTests {

	private static final LinkFields URL = LinkFields.none().with(LinkField.FULL_URL, "https://new.example.com/?ks=b");

	private final TestLedger ledger = new TestLedger();

	private final LinkExamples examples = new LinkExamples(this.ledger.queries());

	private Run planned(List<LinkChange> changes) {
		Run run = this.ledger.newRun();
		this.ledger.changes()
			.collected(run.id(), 1, new CollectedBatch(Decisions.of(changes), changes.size(), null, "0/1"));
		return this.ledger.runs().get(run.id());
	}

	private List<LinkExample> of(Run run) {
		return this.examples.of(run.id(), run.kinds());
	}

	private static Stream<LinkChange> changes(String prefix, int count, Function<ShortLink, LinkChange> change) {
		return IntStream.range(0, count).mapToObj((i) -> change.apply(Links.link(prefix + i)));
	}

	private static LinkChange repoint(ShortLink link) {
		return LinkChange.update(link, URL, "leads to the old portal?token=abc");
	}

	private static LinkChange add() {
		return LinkChange.add(URL.with(LinkField.SYSTEM_NAME, "NEW").with(LinkStatus.ENABLED), LinkField.SYSTEM_NAME,
				"line 2 asks for it");
	}

	@Test
	void showsSomeOfEachKindAndDeletesFirst() {
		Run run = planned(Stream
			.of(changes("c", 20, LinkExamplesTests::repoint), changes("d", 20, Links::disable),
					changes("x", 20, Links::delete), Stream.of(add(), add(), add()))
			.flatMap(Function.identity())
			.toList());
		assertThat(of(run)).extracting(LinkExample::kind)
			.containsExactly(ChangeKind.DELETE, ChangeKind.DELETE, ChangeKind.DELETE, ChangeKind.DISABLE,
					ChangeKind.DISABLE, ChangeKind.DISABLE, ChangeKind.CHANGE, ChangeKind.CHANGE, ChangeKind.ADD,
					ChangeKind.ADD);
	}

	@Test
	void showsWhatNeedsAttentionFirst() {
		Run run = planned(changes("d", 12, Links::disable).toList());
		ChangeState[] states = new ChangeState[12];
		Arrays.fill(states, ChangeState.APPLIED);
		states[10] = ChangeState.STALE;
		states[11] = ChangeState.FAILED;
		this.ledger.settle(run, states);
		assertThat(of(run)).hasSize(10)
			.extracting(LinkExample::state, LinkExample::reason)
			.startsWith(tuple(ChangeState.STALE, "so it is"), tuple(ChangeState.FAILED, "so it is"))
			.endsWith(tuple(ChangeState.APPLIED, of(run).get(9).reason()));
	}

	@Test
	void masksCredentialsInUrlsAndReasons() {
		LinkExample example = of(planned(changes("c", 1, LinkExamplesTests::repoint).toList())).get(0);
		assertThat(example.fields()).extracting(FieldChange::after)
			.containsExactly("https://new.example.com/?ks=[redacted]");
		assertThat(example.reason()).isEqualTo("leads to the old portal?token=[redacted]");
	}

	@Test
	void addHasNoLinkYet() {
		LinkExample example = of(planned(List.of(add()))).get(0);
		assertThat(example.link()).isNull();
		assertThat(example.systemName()).isEqualTo("NEW");
		assertThat(example.fields()).allMatch(FieldChange::added);
	}

	@Test
	void runWithoutChangesHasNone() {
		assertThat(of(planned(List.of()))).isEmpty();
	}

}
