/**
 * Mistakes of operators, and what comes of them.
 */
package io.linkkeeper.mistake;
