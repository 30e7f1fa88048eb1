package io.linkkeeper.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import org.apache.hc.core5.ssl.SSLContextBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Creates TLS contexts that trust the certificates of a PEM file besides those that Java
 * trusts.
 */
final class TrustedCertificates {

	private static final String SETTING = "LINKKEEPER_TRUSTSTORE";

	private TrustedCertificates() {
	}

	/**
	 * Creates a context.
	 * @param file the PEM file, or empty for none
	 * @throws IllegalArgumentException when the file cannot be used
	 */
	static SSLContext context(String file) {
		try {
			return file.isBlank() ? SSLContext.getDefault()
					: new SSLContextBuilder().loadTrustMaterial(store(read(file)), null).build();
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalArgumentException("TLS cannot be set up with the certificates of " + SETTING, ex);
		}
	}

	private static List<Certificate> read(String file) {
		List<Certificate> certificates = new ArrayList<>();
		try (InputStream content = Files.newInputStream(Path.of(file))) {
			certificates.addAll(CertificateFactory.getInstance("X.509").generateCertificates(content));
		}
		catch (IOException ex) {
			throw new IllegalArgumentException(
					"the file that %s names cannot be read: is it there, and may this user read it?".formatted(SETTING),
					ex);
		}
		catch (CertificateException ex) {
			throw new IllegalArgumentException(mistake(), ex);
		}
		if (certificates.isEmpty()) {
			throw new IllegalArgumentException(mistake());
		}
		return certificates;
	}

	private static String mistake() {
		return "the file that %s names must hold certificates in PEM, which begin with -----BEGIN CERTIFICATE-----"
			.formatted(SETTING);
	}

	private static KeyStore store(List<Certificate> certificates) throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		List<Certificate> all = new ArrayList<>(certificates);
		all.addAll(defaults());
		for (int i = 0; i < all.size(); i++) {
			store.setCertificateEntry("trusted-" + i, all.get(i));
		}
		return store;
	}

	private static List<X509Certificate> defaults() throws GeneralSecurityException {
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init((@Nullable KeyStore) null);
		return Stream.of(factory.getTrustManagers())
			.filter(X509TrustManager.class::isInstance)
			.flatMap((manager) -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
			.toList();
	}

}
