package io.linkkeeper.definition.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Constrains a number to a range.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.TYPE_USE })
public @interface Range {

	/**
	 * The minimum.
	 * @return the number, inclusive
	 */
	long min();

	/**
	 * The maximum.
	 * @return the number, inclusive; {@link Long#MAX_VALUE} for no limit
	 */
	long max() default Long.MAX_VALUE;

}
