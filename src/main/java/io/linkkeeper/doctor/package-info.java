/**
 * The diagnosis of accounts, rights, clock and database.
 */
@NullMarked
package io.linkkeeper.doctor;

import org.jspecify.annotations.NullMarked;
