@NullMarked
package io.github.sts4j.examples.quickstart;

import org.jspecify.annotations.NullMarked;
