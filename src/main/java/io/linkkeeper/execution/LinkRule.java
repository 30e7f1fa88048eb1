package io.linkkeeper.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;

/**
 * Decides about links in two steps: looks up the facts for a batch of links, then applies
 * a pure rule to each link with its facts. Re-evaluates deletes on the current links
 * before they are sent. Thread-safe if its components are.
 *
 * @param <S> a link with its facts
 * @param facts returns one subject for each link, in the same order
 * @param rule decides about one subject
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
	 * Re-evaluates deletes on the current links.
	 * @param deletes the deletes
	 * @return those that the rule plans again
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
