package io.linkkeeper.definition.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The numbers that a key takes.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.TYPE_USE })
public @interface Range {

	/**
	 * The smallest number.
	 * @return the number itself, which is allowed
	 */
	long min();

	/**
	 * The largest number.
	 * @return the number itself, which is allowed; {@link Long#MAX_VALUE} for no limit
	 */
	long max() default Long.MAX_VALUE;

}
