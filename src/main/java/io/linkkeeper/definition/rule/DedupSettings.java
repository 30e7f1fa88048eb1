package io.linkkeeper.definition.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.KeyCheck;
import io.linkkeeper.definition.check.OneOf;
import io.linkkeeper.definition.check.Size;
import io.linkkeeper.link.LinkField;

/**
 * The rule settings of a dedup job.
 *
 * @param key links that are equal in all these fields are duplicates of each other;
 * contains systemName or fullUrl, as links of the same owner alone are not duplicates
 * @param keep which link of a group stays
 * @param action the action on the others
 */
@JsonClassDescription("Of the links that are equal in every field of the key one stays.")
public record DedupSettings(
		@JsonProperty(defaultValue = "[systemName]") @JsonPropertyDescription("The fields in which duplicates are"
				+ " equal, compared exactly; cautious is [systemName, fullUrl, userId]. A link without a value for one"
				+ " of them is no duplicate.") @Size(
						min = 1) List<@OneOf( {
								"systemName", "fullUrl", "name", "userId" }) LinkField> key,
		@JsonProperty(defaultValue = "newest") @JsonPropertyDescription("Which link of a group stays, among those that"
				+ " resolve.") Survivor keep,
		@JsonProperty(defaultValue = "disable") @JsonPropertyDescription("What happens to the others: disable can be"
				+ " undone, delete is final.") DedupAction action)
		implements
			RuleSettings{

	/** The fields that a key may contain. */
	private static final List<LinkField> KEY_FIELDS = List.of(LinkField.SYSTEM_NAME, LinkField.FULL_URL, LinkField.NAME,
			LinkField.USER_ID);

	public DedupSettings {
		key = List.copyOf(key);
		Objects.requireNonNull(keep, "keep");
		Objects.requireNonNull(action, "action");
		if (!KEY_FIELDS.containsAll(key) || new HashSet<>(key).size() < key.size()) {
			throw new IllegalArgumentException("A dedup key cannot be " + key);
		}
		new KeyCheck()
			.refuse(!key.contains(LinkField.SYSTEM_NAME) && !key.contains(LinkField.FULL_URL), "key",
					"would make duplicates of links that have nothing else in common; add systemName or fullUrl")
			.verify();
	}

}
