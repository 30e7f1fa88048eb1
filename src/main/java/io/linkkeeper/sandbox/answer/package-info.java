/**
 * Answers and errors of the API, written as JSON, XML or PHP.
 */
@NullMarked
package io.linkkeeper.sandbox.answer;

import org.jspecify.annotations.NullMarked;
