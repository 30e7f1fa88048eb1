package io.linkkeeper.notify.outbox;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signatures are what every HMAC library makes.
 */
class SignatureTests {

	/** The second test case of RFC 4231. */
	@Test
	void agreesWithTheStandard() {
		byte[] body = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
		assertThat(Signature.of(body, "Jefe"))
			.isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	}

}
