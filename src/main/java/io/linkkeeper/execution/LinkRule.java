package io.linkkeeper.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * What a job type decides about links: first the facts for a batch of links are looked
 * up, then a pure rule decides about each. Deletes are decided a second time, on the link
 * as it is right before it would be deleted.
 *
 * @param <S> a link with its facts
 * @param facts looks up what the rule must know besides the link; one subject for each
 * link, in their order
 * @param rule decides: a change, or {@code null} to leave the link as it is; pure, so
 * asking twice gives the same answer
 */
public record LinkRule<S>(Facts<S> facts, ItemProcessor<S, LinkChange> rule) {

	/**
	 * Decides about links.
	 * @param links the links
	 * @return the changes of those that are to be changed, in their order
	 */
	List<LinkChange> decide(List<ShortLink> links) {
		return this.facts.lookUp(links).stream().map(this::decide).flatMap(Optional::stream).toList();
	}

	/**
	 * Decides about deletes once more.
	 * @param deletes the deletes
	 * @return those that the rule still wants
	 */
	List<LinkChange> stillWanted(List<LinkChange> deletes) {
		Map<String, LinkChange> wanted = new HashMap<>();
		decide(deletes.stream().map(LinkChange::link).toList())
			.forEach((change) -> wanted.put(change.link().id(), change));
		return deletes.stream().filter((delete) -> delete.doesTheSameAs(wanted.get(delete.link().id()))).toList();
	}

	private Optional<LinkChange> decide(S subject) {
		try {
			return Optional.ofNullable(this.rule.process(subject));
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException("The rule failed on " + subject, ex);
		}
	}

	/**
	 * Looks up what a rule must know besides the link.
	 *
	 * @param <S> a link with its facts
	 */
	@FunctionalInterface
	public interface Facts<S> {

		/**
		 * Looks the facts up.
		 * @param links the links
		 * @return one subject for each link, in their order
		 */
		List<S> lookUp(List<ShortLink> links);

	}

}
