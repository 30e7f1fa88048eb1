package io.linkkeeper.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;

/**
 * What a job type decides about links: first the facts for a batch of links are looked
 * up, then a pure rule decides about each. Deletes are decided a second time, on the link
 * as it is right before it would be deleted.
 *
 * @param <S> a link with its facts
 * @param facts looks up what the rule must know besides the link; one subject for each
 * link, in their order
 * @param rule decides about each
 */
public record LinkRule<S>(Function<List<ShortLink>, List<S>> facts, Rule<S> rule) {

	/**
	 * Decides about one link.
	 * @param link the link
	 * @return the decision
	 */
	public Decision decide(ShortLink link) {
		return decide(List.of(link)).get(0);
	}

	/**
	 * Decides about links.
	 * @param links the links
	 * @return one decision for each link, in their order
	 */
	List<Decision> decide(List<ShortLink> links) {
		return this.facts.apply(links).stream().map(this.rule::decide).toList();
	}

	/**
	 * Decides about deletes once more.
	 * @param deletes the deletes
	 * @return those that the rule still wants
	 */
	List<LinkChange> stillPlanned(List<LinkChange> deletes) {
		Map<String, LinkChange> wanted = new HashMap<>();
		for (Decision decision : decide(deletes.stream().map(LinkChange::link).toList())) {
			if (decision instanceof LinkChange change) {
				wanted.put(change.link().id(), change);
			}
		}
		return deletes.stream().filter((delete) -> delete.doesTheSameAs(wanted.get(delete.link().id()))).toList();
	}

}
