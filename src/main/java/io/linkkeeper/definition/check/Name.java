package io.linkkeeper.definition.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Constrains text to the name of a job or account.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.TYPE_USE })
@Form(title = "a name",
		description = "Letters, digits, dot, dash and underscore, starting with a letter or digit, at most 64 characters.",
		pattern = Name.PATTERN)
public @interface Name {

	/** The pattern of names. */
	String PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

}
