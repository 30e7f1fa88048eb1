/**
 * The stand-in service: answers as the Short Link API does, and shares no code with its
 * client.
 */
@NullMarked
package io.linkkeeper.sandbox;

import org.jspecify.annotations.NullMarked;
