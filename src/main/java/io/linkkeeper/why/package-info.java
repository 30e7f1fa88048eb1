/**
 * The explanation of a link: what each job would do to it, and what runs did.
 */
@NullMarked
package io.linkkeeper.why;

import org.jspecify.annotations.NullMarked;
