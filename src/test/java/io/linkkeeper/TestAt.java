package io.linkkeeper;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs at several places, for what differs between them; a class whose tests
 * all do. Tests without it run at {@link Place#GUIDE}.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ClassTemplate
@ExtendWith(Places.class)
public @interface TestAt {

	/** Where it always runs. */
	Place[] value();

	/** Where it runs besides with {@code -Dlinkkeeper.crashes=all}. */
	Place[] atLength() default {};

}
