/** The IAM policy language: parse policies, stack the layers that apply to a request, get a decision with its reasons. */
@NullMarked
package io.github.sts4j.policy;

import org.jspecify.annotations.NullMarked;
