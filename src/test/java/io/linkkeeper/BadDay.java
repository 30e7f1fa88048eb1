package io.linkkeeper;

import java.util.concurrent.atomic.AtomicInteger;

import io.linkkeeper.sandbox.fault.Faults;

/**
 * Requests fail before and after their effect, answers break off, the server blocks,
 * sessions expire.
 */
final class BadDay {

	private BadDay() {
	}

	static void begin(Faults faults) {
		AtomicInteger calls = new AtomicInteger();
		faults.failBefore(0.1);
		faults.failAfter(0.1);
		faults.shortenMultirequests(20);
		faults.before((request) -> {
			int call = calls.incrementAndGet();
			if (call % 101 == 0) {
				faults.blockNext(7);
			}
			// so far apart that no call meets two of them: a session is renewed once for
			// a call
			if (call % 450 == 50) {
				faults.expireSessions();
			}
		});
	}

}
