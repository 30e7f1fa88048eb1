package io.linkkeeper.definition.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Constrains the number of characters of a text or of items in a list.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.TYPE_USE })
public @interface Size {

	/**
	 * The minimum.
	 * @return the number, 0 for no limit
	 */
	int min() default 0;

	/**
	 * The maximum.
	 * @return the number, {@link Integer#MAX_VALUE} for no limit
	 */
	int max() default Integer.MAX_VALUE;

}
