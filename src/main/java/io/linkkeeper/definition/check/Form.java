package io.linkkeeper.definition.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The form of a text: of one key, of the items of a list, or, on an annotation or a type,
 * of every key that has it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.TYPE, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE })
public @interface Form {

	/**
	 * What such a text is, after the words "is not".
	 * @return a noun with its article
	 */
	String title();

	/**
	 * How to write such a text.
	 * @return a sentence with its full stop
	 */
	String description();

	/**
	 * What such a text matches.
	 * @return a regular expression that Java and ECMAScript read alike
	 */
	String pattern();

}
