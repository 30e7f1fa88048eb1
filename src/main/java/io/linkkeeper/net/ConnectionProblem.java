package io.linkkeeper.net;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.linkkeeper.text.FailureText;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a connection, in words and without names of classes.
 *
 * @param what a clause that tells what is wrong and what to do
 * @param lasting whether another attempt would fail in the same way
 */
public record ConnectionProblem(String what, boolean lasting) {

	/**
	 * Explains a failed exchange.
	 * @param failure what the HTTP client threw
	 * @return the explanation; foreign text in it is not redacted
	 */
	public static ConnectionProblem of(Throwable failure) {
		List<Throwable> causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20).toList();
		return causes.stream()
			.flatMap((cause) -> Stream.ofNullable(certificate(cause)))
			.reduce((outer, inner) -> inner)
			.or(() -> causes.stream().flatMap((cause) -> Stream.ofNullable(connection(cause))).findFirst())
			.orElseGet(() -> new ConnectionProblem(FailureText.of(failure), false));
	}

	private static @Nullable ConnectionProblem certificate(Throwable cause) {
		if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
			return new ConnectionProblem(
					"its certificate has expired or is not valid yet; is the clock of this" + " machine right?", true);
		}
		if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
			return new ConnectionProblem("its certificate is signed by no authority that this machine trusts, perhaps"
					+ " by itself. If it is the right server, put the certificate of its authority into a PEM file and"
					+ " name that in LINKKEEPER_TRUSTSTORE", true);
		}
		if (cause instanceof SSLPeerUnverifiedException || cause instanceof CertificateException) {
			return new ConnectionProblem("its certificate is not for this host: " + FailureText.of(cause), true);
		}
		return null;
	}

	private static @Nullable ConnectionProblem connection(Throwable cause) {
		if (cause instanceof SSLException && String.valueOf(cause.getMessage()).contains("SSL message")) {
			return new ConnectionProblem("what listens there does not speak TLS; is https right?", true);
		}
		if (cause instanceof UnknownHostException) {
			return new ConnectionProblem("the name %s is not known here; is it spelled right, and is there a network?"
				.formatted(String.valueOf(cause.getMessage()).replaceFirst(":.*", "")), false);
		}
		if (cause instanceof HttpHostConnectException || cause instanceof ConnectException) {
			return new ConnectionProblem(FailureText.of(cause), false);
		}
		if (cause instanceof ConnectTimeoutException || cause instanceof SocketTimeoutException) {
			return new ConnectionProblem("it did not answer in time: " + FailureText.of(cause), false);
		}
		return null;
	}

}
