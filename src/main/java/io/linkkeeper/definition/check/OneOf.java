package io.linkkeeper.definition.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values of an enum that a key takes, where it does not take all.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.TYPE_USE })
public @interface OneOf {

	/**
	 * The values.
	 * @return the values as definitions spell them
	 */
	String[] value();

}
