package io.linkkeeper.simulation;

/**
 * A fault at a step of a history.
 *
 * @param fault the fault
 * @param number decides among its variants: which thread, which link, how long
 */
record Choice(Fault fault, int number) {
}
