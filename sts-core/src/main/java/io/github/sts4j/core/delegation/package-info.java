/** What an account has approved for somebody else to do, to be traded in for a session (section 2.14). */
@NullMarked
package io.github.sts4j.core.delegation;

import org.jspecify.annotations.NullMarked;
