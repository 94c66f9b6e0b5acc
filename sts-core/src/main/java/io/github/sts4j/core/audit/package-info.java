/**
 * The record of each call, in the shape of CloudTrail (rules section 12). What a record is made of is typed so that no secret
 * key, session token, assertion or one-time code has a place in it.
 */
@NullMarked
package io.github.sts4j.core.audit;

import org.jspecify.annotations.NullMarked;
