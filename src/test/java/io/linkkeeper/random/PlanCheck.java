package io.linkkeeper.random;

import java.util.Map;

import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.Verdict;
import io.linkkeeper.sandbox.SandboxLink;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What binds a plan of a definition.
 *
 * @param definition the definition
 * @param planned what it protects when the plan is made
 * @param links the account then
 */
record PlanCheck(RandomDefinition definition, Names planned, Map<String, SandboxLink> links) {

	/** The verdict is that of the limits, for whatever mix of kinds. */
	boolean expectGuard(Ledger ledger, GuardDecision decision) {
		long admitted = this.links.values()
			.stream()
			.filter((link) -> this.definition.select().selects(link) && !this.planned.protects(link))
			.count();
		boolean over = this.definition.limits().arePassedBy(ledger.kinds(), admitted);
		assertThat(decision.verdict() == Verdict.GUARD)
			.as("%s for %s of %d admitted links", decision, ledger.kinds(), admitted)
			.isEqualTo(over);
		return over;
	}

	void expectAdmitted(Ledger shown) {
		for (Planned row : shown.rows()) {
			SandboxLink link = (row.linkId() != null) ? this.links.get(row.linkId()) : null;
			assertThat(link == null || row.isOf(link)).as("%s is of %s", row, link).isTrue();
			assertThat(link == null || this.definition.select().selects(link)).as("%s is selected", link).isTrue();
			assertThat(link != null && this.planned.protects(link)).as("%s is protected", link).isFalse();
		}
	}

}
