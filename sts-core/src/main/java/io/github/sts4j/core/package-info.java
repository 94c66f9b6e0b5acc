/** The Security Token Service: {@code TokenService}, its requests and responses. */
@NullMarked
package io.github.sts4j.core;

import org.jspecify.annotations.NullMarked;
