/**
 * The world file: accounts, users, roles, policies and keys as JSON, in the shape of {@code iam
 * get-account-authorization-details}, so that a real account's export can be dropped in.
 */
@NullMarked
package io.github.sts4j.core.world;

import org.jspecify.annotations.NullMarked;
