package io.github.sts4j.core;

import io.github.sts4j.core.parameter.Syntax;
import io.github.sts4j.core.parameter.Violations;
import java.util.Optional;

/** An MFA device and the code it shows (AR-14). */
record MfaCode(String serialNumber, String tokenCode) {

  /** The code of a call whose parameters were checked; empty when it brings none. */
  static Optional<MfaCode> of(Optional<String> serialNumber, Optional<String> tokenCode) {
    return serialNumber.map(serial -> new MfaCode(serial, tokenCode.orElseThrow()));
  }

  static void check(
      Optional<String> serialNumber, Optional<String> tokenCode, Violations violations) {
    violations.text("serialNumber", serialNumber, 9, 256, Syntax.SERIAL_NUMBER);
    violations.secretText("tokenCode", tokenCode, 6, 6, Syntax.TOKEN_CODE);
    if (serialNumber.isPresent() != tokenCode.isPresent()) { // UN-4
      String missing = serialNumber.isPresent() ? "tokenCode" : "serialNumber";
      violations.add(missing, "", "serialNumber and tokenCode must be given together");
    }
  }

  @Override
  public String toString() {
    return "MfaCode[" + serialNumber + ", code redacted]"; // ER-12
  }
}
