/**
 * What a refused call says: one {@link io.github.sts4j.core.error.StsException} carrying an AWS error code, an HTTP
 * status and a message that tells the caller what to change. Source: section 11 of the behaviour rules (ER).
 */
@NullMarked
package io.github.sts4j.core.error;

import org.jspecify.annotations.NullMarked;
