/**
 * The Security Token Service: {@link io.github.sts4j.core.TokenService}, its requests and responses.
 *
 * <p>What users never see here are the steps of each action. {@code StandardTokenService} wires them together: one {@code
 * …Action} for each action of the service, which a reader follows from top to bottom, and a class for each of its steps. {@code
 * GuardedTokenService} puts limits and records around all of them; what is recorded of which call, the classes {@code Audited…}
 * say. The steps that know nothing of requests and responses live in packages of their own, which are not exported.
 */
@NullMarked
package io.github.sts4j.core;

import org.jspecify.annotations.NullMarked;
