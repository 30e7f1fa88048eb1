package io.linkkeeper.console.access;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The form in which passwords are stored: their bcrypt hash behind the name of the
 * method.
 */
public final class PasswordHash {

	private static final String METHOD = "bcrypt";

	/** Two to this power is the number of rounds: about a tenth of a second. */
	private static final int STRENGTH = 11;

	/** The method hashes no more bytes than these. */
	private static final int LONGEST = 72;

	private static final Pattern FORM = Pattern.compile("\\{bcrypt\\}\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

	private PasswordHash() {
	}

	/**
	 * Returns what makes and compares hashes.
	 * @return the encoder
	 */
	public static PasswordEncoder encoder() {
		return new DelegatingPasswordEncoder(METHOD, Map.of(METHOD, new BCryptPasswordEncoder(STRENGTH)));
	}

	/**
	 * Whether a password can be hashed completely.
	 * @param password the password
	 * @return false for more than 72 bytes
	 */
	public static boolean isShortEnough(String password) {
		return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
	}

	/**
	 * Hashes a password.
	 * @param password the password
	 * @return the hash, behind the name of the method
	 */
	public static String hash(String password) {
		return Objects.requireNonNull(encoder().encode(password));
	}

	static boolean isHash(String text) {
		return FORM.matcher(text).matches();
	}

}
