/** How failed properties show policies and requests. */
@NullMarked
package io.github.sts4j.testkit.report;

import org.jspecify.annotations.NullMarked;
