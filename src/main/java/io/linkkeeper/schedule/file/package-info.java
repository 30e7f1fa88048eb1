/**
 * The contents of definition files that serving processes accepted.
 */
@NullMarked
package io.linkkeeper.schedule.file;

import org.jspecify.annotations.NullMarked;
