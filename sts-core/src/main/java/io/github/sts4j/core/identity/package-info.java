/**
 * Who is who: account ids, access keys, unique ids. Source: section 3 of the behaviour rules (ID).
 *
 * <p>All types are immutable and safe for use by many threads.
 */
@NullMarked
package io.github.sts4j.core.identity;

import org.jspecify.annotations.NullMarked;
