package io.linkkeeper.random;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.sandbox.SandboxLink;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What became of an account's links while a run alone changed it, compared with the rows
 * of the run.
 *
 * @param before the links before
 * @param after the links after
 * @param ledger the run after
 */
record Difference(Map<String, SandboxLink> before, Map<String, SandboxLink> after, Ledger ledger) {

	/** Each link that differs is in a row, with its kind and values; no protected one. */
	void expectPlanned(Names protectedLinks) {
		Map<String, Planned> rows = new HashMap<>();
		for (Planned row : this.ledger.rows()) {
			if (row.linkId() != null) {
				assertThat(rows.put(row.linkId(), row)).as("second row of a link: %s", row).isNull();
			}
		}
		for (String id : ids()) {
			SandboxLink from = this.before.get(id);
			SandboxLink to = this.after.get(id);
			if (!Objects.equals(from, to)) {
				Planned row = (from != null) ? rows.get(id) : rows.getOrDefault(id, unanswered(to));
				assertThat(row).as("row for the change from %s to %s", from, to).isNotNull();
				expectRow(row, from, to);
				expectUnprotected(protectedLinks, row, from);
			}
		}
	}

	/**
	 * The row of an add that was sent by a process that died before it read the answer.
	 */
	private @Nullable Planned unanswered(SandboxLink added) {
		return this.ledger.rows()
			.stream()
			.filter((row) -> row.linkId() == null && row.wasSent() && row.appliedTo(added).equals(added))
			.findFirst()
			.orElse(null);
	}

	private Set<String> ids() {
		Set<String> ids = new HashSet<>(this.before.keySet());
		ids.addAll(this.after.keySet());
		return ids;
	}

	private static void expectRow(Planned row, @Nullable SandboxLink from, @Nullable SandboxLink to) {
		ChangeKind kind = row.kind();
		assertThat(kind == ChangeKind.ADD).as("%s was added to be %s", row, to).isEqualTo(from == null);
		assertThat(kind == ChangeKind.DELETE).as("%s was deleted", row).isEqualTo(to == null);
		if (from != null) {
			assertThat(row.isOf(from)).as("%s is of %s", row, from).isTrue();
		}
		if (to != null) {
			SandboxLink base = (from != null) ? from : to;
			assertThat(row.appliedTo(base).withUpdatedAt(to.updatedAt())).as("%s", row).isEqualTo(to);
		}
		assertThat(row.state().isFinal() && !row.wasMade()).as("%s had an effect", row).isFalse();
	}

	private static void expectUnprotected(Names protectedLinks, Planned row, @Nullable SandboxLink from) {
		assertThat(from != null && protectedLinks.protects(from)).as("%s is protected: %s", from, protectedLinks)
			.isFalse();
		assertThat(protectedLinks.protectsName(row.systemNameAfter())).as("%s is protected: %s", row, protectedLinks)
			.isFalse();
	}

	/** What was made can be seen, and what was not cannot. */
	void expectMade() {
		for (Planned row : this.ledger.rows()) {
			SandboxLink from = (row.linkId() != null) ? this.before.get(row.linkId()) : null;
			SandboxLink to = (row.linkId() != null) ? this.after.get(row.linkId()) : null;
			if (row.wasMade() && !row.onlyEndsAHold()) {
				assertThat(Objects.equals(from, to)).as("%s was made, and the link is as before", row).isFalse();
			}
			else if (row.state().isFinal() && !row.wasMade()) {
				assertThat(to).as("%s was not made", row).isEqualTo(from);
			}
		}
	}

	/** Changes of a link that nobody else touched and nothing protects are made. */
	void expectComplete(Names protectedLinks) {
		for (Planned row : this.ledger.rows()) {
			SandboxLink from = (row.linkId() != null) ? this.before.get(row.linkId()) : null;
			if (row.dependsOnItsLinkAlone() && from != null && row.isOf(from) && !protectedLinks.protects(from)
					&& !protectedLinks.protectsName(row.systemNameAfter())) {
				assertThat(row.wasMade()).as("made by %s: %s", this.ledger.run(), row).isTrue();
			}
		}
	}

}
