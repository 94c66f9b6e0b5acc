/** What a denial tells, and to whom: the encoded message that comes with it (section 2.11 of the behaviour rules, DM). */
@NullMarked
package io.github.sts4j.core.denial;

import org.jspecify.annotations.NullMarked;
