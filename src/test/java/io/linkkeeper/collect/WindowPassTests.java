package io.linkkeeper.collect;

import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.ScriptedAccount;
import io.linkkeeper.kaltura.error.AnswerTooLargeException;
import io.linkkeeper.link.ShortLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.kaltura.ScriptedAccount.link;
import static io.linkkeeper.kaltura.ScriptedAccount.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Pages of links that are too long to be read at once.
 */
class WindowPassTests {

	private static final long CREATED_AT = 1_795_401_549;

	/** More than is read of an answer. */
	private static final String TOO_LARGE = list(link("a1", "\"name\":\"" + "x".repeat(33 * 1024 * 1024) + "\""));

	@RegisterExtension
	final ScriptedAccount account = new ScriptedAccount();

	private final KalturaClient client = this.account.client();

	@Test
	void readsSmallerPagesWhenOneIsTooLarge() {
		this.account.server().replies(list(1), TOO_LARGE, list(link("a1")));
		WindowPass pass = new WindowPass(this.client, 4, WindowBounds.ofThisProcess());
		assertThat(pass.read(window()).links()).extracting(ShortLink::id).containsExactly("a1");
	}

	@Test
	void failsWhenOneLinkIsTooLarge() {
		this.account.server().replies(list(1), TOO_LARGE);
		WindowPass pass = new WindowPass(this.client, 1, WindowBounds.ofThisProcess());
		assertThatExceptionOfType(AnswerTooLargeException.class).isThrownBy(() -> pass.read(window()))
			.withMessageStartingWith("The answer");
	}

	private Window window() {
		return Window.count(this.client, LinkFilter.any(), CREATED_AT - 10, CREATED_AT + 10);
	}

}
