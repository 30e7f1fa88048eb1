/**
 * Random histories of accounts, and what must hold in each of them.
 */
package io.linkkeeper.random;
