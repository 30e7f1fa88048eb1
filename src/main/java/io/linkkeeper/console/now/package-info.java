/**
 * The start page: what needs an operator, which runs execute and which jobs start next.
 */
@NullMarked
package io.linkkeeper.console.now;

import org.jspecify.annotations.NullMarked;
