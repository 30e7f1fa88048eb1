package io.linkkeeper.holder;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The mutual proof of holder and caller that they know the secret, before anything else
 * is sent. The secret itself never travels: each side sends a random challenge, and the
 * other answers with a code of both challenges.
 */
final class Handshake {

	private static final int LENGTH = 32;

	private static final String ALGORITHM = "HmacSHA256";

	private static final byte HOLDER = 'h';

	private static final byte CALLER = 'c';

	private final byte[] secret;

	private final SecureRandom random = new SecureRandom();

	Handshake(String secret) {
		this.secret = secret.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Proves this holder's identity to a caller and checks the caller's.
	 * @return whether the caller knows the secret
	 */
	boolean asHolder(Socket socket) throws IOException {
		byte[] asked = read(socket.getInputStream());
		byte[] challenge = challenge();
		OutputStream out = socket.getOutputStream();
		out.write(challenge);
		out.write(code(HOLDER, asked, challenge));
		out.flush();
		return MessageDigest.isEqual(read(socket.getInputStream()), code(CALLER, asked, challenge));
	}

	/**
	 * Checks the holder's identity and proves this caller's.
	 * @return whether the holder knows the secret; if not, nothing was revealed to it
	 */
	boolean asCaller(Socket socket) throws IOException {
		byte[] challenge = challenge();
		OutputStream out = socket.getOutputStream();
		out.write(challenge);
		out.flush();
		byte[] asked = read(socket.getInputStream());
		if (!MessageDigest.isEqual(read(socket.getInputStream()), code(HOLDER, challenge, asked))) {
			return false;
		}
		out.write(code(CALLER, challenge, asked));
		out.flush();
		return true;
	}

	private byte[] challenge() {
		byte[] challenge = new byte[LENGTH];
		this.random.nextBytes(challenge);
		return challenge;
	}

	private static byte[] read(InputStream in) throws IOException {
		byte[] bytes = in.readNBytes(LENGTH);
		if (bytes.length < LENGTH) {
			throw new EOFException("The other side has disconnected");
		}
		return bytes;
	}

	/** The side is part of the code, so that none can be sent back to its sender. */
	private byte[] code(byte side, byte[] ofCaller, byte[] ofHolder) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(this.secret, ALGORITHM));
			mac.update(side);
			mac.update(ofCaller);
			return mac.doFinal(ofHolder);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("HmacSHA256 is part of every JVM", ex);
		}
	}

}
