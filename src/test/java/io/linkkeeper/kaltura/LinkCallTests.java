package io.linkkeeper.kaltura;

import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LinkCallTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "abc", "12x", "1.5", "2027-01-01", " 1", "+1", "007", "1798761600000",
			"99999999999999999999" })
	void refusesAnExpiryThatTheServerWouldMisread(String expiresAt) {
		LinkFields fields = LinkFields.none().with(LinkField.EXPIRES_AT, expiresAt);
		assertThatIllegalArgumentException().isThrownBy(() -> new LinkCall.Add(fields));
		assertThatIllegalArgumentException().isThrownBy(() -> new LinkCall.Update("0aaa", fields));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-5", "-62169966238", "1798761600", "253402300799" })
	void takesAnExpiryThatTheServerMayHaveShown(String expiresAt) {
		LinkCall call = new LinkCall.Update("0aaa", LinkFields.none().with(LinkField.EXPIRES_AT, expiresAt));
		assertThat(CallWriter.parameters(call).toString()).contains("expiresAt=" + expiresAt);
	}

	@Test
	void deletesByADeleteOnly() {
		LinkFields deleted = LinkFields.status(LinkStatus.DELETED);
		assertThatIllegalArgumentException().isThrownBy(() -> new LinkCall.Update("0aaa", deleted));
		assertThatIllegalArgumentException().isThrownBy(() -> new LinkCall.Add(deleted));
	}

	@Test
	void refusesToClearTheStatus() {
		LinkFields cleared = LinkFields.none().with(LinkField.STATUS, null);
		assertThatIllegalArgumentException().isThrownBy(() -> new LinkCall.Update("0aaa", cleared));
	}

	@Test
	void refusesToUpdateTheUniqueId() {
		LinkFields fields = LinkFields.none().with(LinkField.UNIQUE_ID, "u-1");
		assertThatIllegalArgumentException().isThrownBy(() -> new LinkCall.Update("0aaa", fields))
			.withMessageContaining("on add only");
	}

	@Test
	void refusesAnUpdateOfNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> new LinkCall.Update("0aaa", LinkFields.none()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "0aaa ", "0aaa,0bbb", "0a\naa" })
	void refusesAnIdThatIsNone(String id) {
		assertThatIllegalArgumentException().isThrownBy(() -> new LinkCall.Delete(id));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new LinkCall.Update(id, LinkFields.status(LinkStatus.DISABLED)));
	}

	@Test
	void refusesHalfACharacter() {
		LinkFields fields = LinkFields.none().with(LinkField.NAME, "half \uD83D");
		assertThatIllegalArgumentException().isThrownBy(() -> new LinkCall.Add(fields));
	}

}
