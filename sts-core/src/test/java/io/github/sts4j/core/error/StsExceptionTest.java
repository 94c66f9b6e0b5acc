package io.github.sts4j.core.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a log shows of a refusal. */
class StsExceptionTest {
  @ParameterizedTest
  @EnumSource(StsError.class)
  void textBeginsWithTheClassAndTheCode(StsError error) {
    assertEquals(
        "io.github.sts4j.core.error.StsException: " + error.code() + ": what to change",
        new StsException(error, "what to change").toString());
    assertEquals(
        "io.github.sts4j.core.error.StsException: " + error.code() + ": what to change",
        new StsException(error, "what to change", new IllegalStateException("inside")).toString());
  }

  @Test
  void kindsOfRefusalsHaveTheirOwnNames() {
    assertEquals(
        "io.github.sts4j.core.error.AccessDeniedException: AccessDenied: no",
        new AccessDeniedException("no").toString());
    AuthenticationFailure failure = AuthenticationFailure.values()[0];
    assertEquals(
        "io.github.sts4j.core.error.AuthenticationException: "
            + failure.stsError().code() + ": no",
        new AuthenticationException(failure, "no").toString());
  }
}
