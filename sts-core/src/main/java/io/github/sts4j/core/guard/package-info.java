/** What stands around every call, whatever it asks for: limits before it, a record after it. Not exported. */
@NullMarked
package io.github.sts4j.core.guard;

import org.jspecify.annotations.NullMarked;
