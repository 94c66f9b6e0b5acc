/**
 * The slow, obvious reading of the policy language: the specification and the README of the decision cases, transcribed
 * rule by rule. It shares no code with the compiled evaluator but the JSON reader.
 */
@NullMarked
package io.github.sts4j.policy.reference;

import org.jspecify.annotations.NullMarked;
