package io.linkkeeper.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What of a URL may be shown outside the ledger.
 */
class MaskedUrlTests {

	@ParameterizedTest
	@CsvSource(delimiter = ' ',
			textBlock = """
					https://e.com/p?ks=abc https://e.com/p?ks=[redacted]
					https://e.com/p?KS=abc&v=1 https://e.com/p?KS=[redacted]&v=1
					https://e.com/p?v=1&access_token=a.b-c#top https://e.com/p?v=1&access_token=[redacted]#top
					https://e.com/p#id_token=abc https://e.com/p#id_token=[redacted]
					https://e.com/p;jsessionid=abc?v=1 https://e.com/p;jsessionid=[redacted]
					https://e.com/p?X-Amz-Signature=ab&X-Amz-Credential=c%2Fd&n=1 https://e.com/p?X-Amz-Signature=[redacted]&X-Amz-Credential=[redacted]&n=1
					https://e.com/p?api_key=1&apikey=2&key=3&keyword=4 https://e.com/p?api_key=[redacted]&apikey=[redacted]&key=[redacted]&keyword=4
					https://e.com/p?url=https%3A%2F%2Ff.com%3Fks%3Dabc%26v%3D1 https://e.com/p?url=https%3A%2F%2Ff.com%3Fks%3D[redacted]%26v%3D1
					https://e.com/p/5/ks/abc/v/1 https://e.com/p/5/ks/[redacted]/v/1
					https://ann:pw@e.com/p https://[redacted]@e.com/p
					https://e.com/djJ8MTIzfGFiY2RlZg== https://e.com/[redacted]
					https://e.com/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln?v=1 https://e.com/[redacted]?v=1
					""")
	void masksCredentials(String url, String masked) {
		assertThat(MaskedUrl.of(url)).isEqualTo(masked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://e.com/watch?v=1_abcdefgh&author=ann&utm_source=mail&monkey=1",
			"https://e.com/tokens/secret-garden?id=5#sessions", "mailto:ann@example.com", "" })
	void leavesOtherParameters(String url) {
		assertThat(MaskedUrl.of(url)).isEqualTo(url);
	}

	@Test
	void masksWithinText() {
		assertThat(MaskedUrl.of("leads to https://e.com/?token=1 and https://f.com/?sig=2."))
			.isEqualTo("leads to https://e.com/?token=[redacted] and https://f.com/?sig=[redacted]");
	}

}
