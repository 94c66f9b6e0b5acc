package io.github.sts4j.examples.endpoint;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Notes how the SDK tied each uploaded body to its signature, and changes nothing. */
final class PayloadModes implements ExecutionInterceptor {
  private final Set<String> seen = new ConcurrentSkipListSet<>();

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    if (context.httpRequest().method() == SdkHttpMethod.PUT) {
      context.httpRequest().firstMatchingHeader("x-amz-content-sha256").ifPresent(seen::add);
    }
  }

  Set<String> seen() {
    return seen;
  }
}
