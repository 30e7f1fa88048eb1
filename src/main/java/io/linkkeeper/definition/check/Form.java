package io.linkkeeper.definition.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Constrains text to a pattern: the value of a key, the items of a list, or, on an
 * annotation or type, every key with it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.TYPE, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE })
public @interface Form {

	/**
	 * The name of the form, as in "is not a duration".
	 * @return a noun with its article
	 */
	String title();

	/**
	 * Describes the form.
	 * @return a sentence with its full stop
	 */
	String description();

	/**
	 * The pattern that the text matches.
	 * @return a regular expression with the same meaning in Java and ECMAScript
	 */
	String pattern();

	/**
	 * The syntax beyond the pattern.
	 * @return the checks and corrections of the text
	 */
	Syntax syntax() default Syntax.PLAIN;

}
