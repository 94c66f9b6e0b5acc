package example;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.TemporaryCredentials;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private final Reports reports = new Reports();

  @Test
  void aSessionReadsWhatItsPolicyAllows() {
    TemporaryCredentials credentials = reports.logIn("""
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::reports/2026/*"}]}""");
    assertFalse(reports.mayDo(credentials, "s3:GetObject", "2025/q4").isAllowed());
    assertFalse(reports.mayDo(credentials, "s3:PutObject", "2026/q1").isAllowed());
    assertTrue(reports.mayDo(credentials, "s3:GetObject", "2026/q1").isAllowed());
  }
}
