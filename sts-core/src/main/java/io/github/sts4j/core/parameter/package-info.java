/** The characters and lengths that parameters may have, and the one error that lists what is wrong with them (section 2.2, WP). Not exported. */
@NullMarked
package io.github.sts4j.core.parameter;

import org.jspecify.annotations.NullMarked;
