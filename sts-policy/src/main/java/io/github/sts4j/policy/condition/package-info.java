/** Compiled conditions: one value test per operator family; negation, set operators and IfExists composed around it. */
@NullMarked
package io.github.sts4j.policy.condition;

import org.jspecify.annotations.NullMarked;
