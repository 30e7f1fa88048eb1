/**
 * Tests of URLs.
 */
package io.linkkeeper.url;
