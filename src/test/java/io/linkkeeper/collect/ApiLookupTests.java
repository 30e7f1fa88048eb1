package io.linkkeeper.collect;

import java.util.List;
import java.util.Map;

import io.linkkeeper.kaltura.ScriptedAccount;
import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.link.ShortLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.kaltura.ScriptedAccount.link;
import static io.linkkeeper.kaltura.ScriptedAccount.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What of a server's answers belongs to the names that were asked for.
 */
class ApiLookupTests {

	@RegisterExtension
	final ScriptedAccount account = new ScriptedAccount();

	@Test
	void leavesOutWhatOnlyADatabaseTakesForTheName() {
		this.account.server()
			.replies(list(named("a1", "TAB-2"), named("a2", "TAB-2\\t"), named("a3", "tab-2 "),
					named("a4", "TAB\\u200B-2"), named("a5", "\\u00a0TAB-2")));
		assertThat(lookup().bySystemName(List.of("TAB-2"))).extracting(ShortLink::id).containsExactly("a1", "a3");
	}

	@Test
	void leavesOutWhatOnlyADatabaseTakesForTheUniqueId() {
		this.account.server().replies(list(link("a1", "\"uniqueId\":\"KEY\""), link("a2", "\"uniqueId\":\"key\\n\"")));
		Map<String, List<ShortLink>> found = lookup().byUniqueIds(List.of("key"));
		assertThat(found.get("key")).extracting(ShortLink::id).containsExactly("a1");
	}

	@Test
	void refusesWhatNoDatabaseTakesForTheName() {
		this.account.server().replies(list(named("a1", "TAB-2"), named("a2", "TAB-3")));
		assertThatExceptionOfType(UntrustworthyAnswerException.class)
			.isThrownBy(() -> lookup().bySystemName(List.of("TAB-2")))
			.withMessageContaining("ignored the filter");
	}

	@Test
	void namesThatAreEqualToTheServerGiveEachLinkOnce() {
		this.account.server().replies(list(named("a1", "abc"), named("a2", "ABC")));
		assertThat(lookup().bySystemName(List.of("abc", "Abc"))).extracting(ShortLink::id)
			.containsExactlyInAnyOrder("a1", "a2");
	}

	private LinkLookup lookup() {
		return new ApiLookup(this.account.client());
	}

	private static String named(String id, String systemName) {
		return link(id, "\"systemName\":\"" + systemName + "\"");
	}

}
