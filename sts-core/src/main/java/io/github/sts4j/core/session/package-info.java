/**
 * Who is calling and what they may do: a presented token becomes a verified {@link
 * io.github.sts4j.core.session.Session}, and a request of that session becomes a decision.
 */
@NullMarked
package io.github.sts4j.core.session;

import org.jspecify.annotations.NullMarked;
