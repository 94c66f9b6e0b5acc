/** Multi-factor authentication: whether a six-digit code came from the caller's own device. */
@NullMarked
package io.github.sts4j.core.mfa;

import org.jspecify.annotations.NullMarked;
