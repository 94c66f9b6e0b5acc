/**
 * Key rings that outlive a process and that several nodes share: {@link
 * io.github.sts4j.core.keystore.SharedKeyRing} over a {@link io.github.sts4j.core.keystore.KeyRingStorage}, which is a
 * key store file or a database.
 */
@NullMarked
package io.github.sts4j.core.keystore;

import org.jspecify.annotations.NullMarked;
