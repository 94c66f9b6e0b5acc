/**
 * What nodes share, in any SQL database: {@link io.github.sts4j.core.jdbc.SharedDatabase}. Over {@code java.sql} alone; the
 * application brings the driver and the pool.
 */
@NullMarked
package io.github.sts4j.core.jdbc;

import org.jspecify.annotations.NullMarked;
