package io.linkkeeper.dedup;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.ShortLink;

/**
 * The fields that are equal among duplicates. Text is compared exactly, unlike in the
 * server's database, because users treat names that differ in case as different.
 *
 * @param fields the fields, in sort order
 */
record DuplicateKey(List<LinkField> fields) {

	DuplicateKey {
		fields = List.copyOf(fields);
		if (fields.isEmpty()) {
			throw new IllegalArgumentException("A key must have a field: without one all links are duplicates");
		}
	}

	/** Whether a link has a value in each field; otherwise it has no duplicates. */
	boolean isComplete(ShortLink link) {
		for (LinkField field : this.fields) {
			String value = link.value(field);
			if (value == null || value.isEmpty()) {
				return false;
			}
		}
		return true;
	}

	boolean isSharedBy(ShortLink one, ShortLink other) {
		for (LinkField field : this.fields) {
			if (!Objects.equals(one.value(field), other.value(field))) {
				return false;
			}
		}
		return true;
	}

	/** Returns an order in which links with equal keys are adjacent. */
	Comparator<ShortLink> order() {
		return this.fields.stream().map(DuplicateKey::order).reduce(Comparator::thenComparing).orElseThrow();
	}

	private static Comparator<ShortLink> order(LinkField field) {
		return Comparator.comparing((link) -> link.value(field), Comparator.nullsFirst(Comparator.naturalOrder()));
	}

	@Override
	public String toString() {
		return this.fields.stream().map(LinkField::apiName).collect(Collectors.joining(", "));
	}

}
