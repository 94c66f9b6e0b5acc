/**
 * The one place that reads and writes JSON: a strict reader into an immutable tree that knows where every value stood,
 * and a small writer. Shared with the other modules of this library, not with its users.
 */
@NullMarked
package io.github.sts4j.policy.json;

import org.jspecify.annotations.NullMarked;
