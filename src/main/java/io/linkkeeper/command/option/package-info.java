/**
 * Options and arguments that several commands share.
 */
@NullMarked
package io.linkkeeper.command.option;

import org.jspecify.annotations.NullMarked;
