/**
 * Requests: decodes paths, forms, JSON and multipart bodies into parameters.
 */
@NullMarked
package io.linkkeeper.sandbox.request;

import org.jspecify.annotations.NullMarked;
