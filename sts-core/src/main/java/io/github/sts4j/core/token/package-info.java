/**
 * The session token: claims, sealed under one of a ring of keys so that only its maker can read them. The format is
 * {@code docs/token-format.md}.
 *
 * <p>All types are immutable and safe for use by many threads, builders aside.
 */
@NullMarked
package io.github.sts4j.core.token;

import org.jspecify.annotations.NullMarked;
