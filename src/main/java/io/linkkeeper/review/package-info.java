/**
 * The review of plans before they are applied: approvals, changes that are left out,
 * fingerprints, and who may approve.
 */
@NullMarked
package io.linkkeeper.review;

import org.jspecify.annotations.NullMarked;
