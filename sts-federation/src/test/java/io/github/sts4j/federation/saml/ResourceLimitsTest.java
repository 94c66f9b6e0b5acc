package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * S38: no input within the limit of the call costs much, whatever it is made of, and none of twice the size costs much more
 * than twice as much. Counted in what the thread allocates and in the time the processor works for it, which other work on the
 * machine changes little.
 */
class ResourceLimitsTest {
  private static final long MAX_OCTETS = 8_000_000;

  /** Twice, and a half; and what is the same for every size. */
  private static final double GROWTH = 2.5;

  private static final long FIXED_OCTETS = 500_000;
  private static final long FIXED_NANOS = 4_000_000;
  private static final int WARM_UP = 20;
  private static final int MEASUREMENTS = 9;

  private final SamlResponseVerifier verifier = SamlResponseVerifier.builder(
          arn -> Optional.of(TestIdp.provider()), (a, b, c, d) -> true, () -> TestIdp.NOW)
      .build();

  private record Cost(long octets, long nanos) {}

  @Test
  void everyHostileInputIsCheapAndGrowsWithItsSizeOnly() {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assumeTrue(
        thread.isThreadAllocatedMemorySupported() && thread.isCurrentThreadCpuTimeSupported(),
        "this runtime does not count what a thread allocates");
    HostileInputs.all().forEach((name, input) -> {
      String half = TestXml.base64(input.apply(HostileInputs.LARGEST / 2));
      String whole = TestXml.base64(input.apply(HostileInputs.LARGEST));
      assertTrue(whole.length() <= 100_000, name + " is longer than a call takes");
      Cost small = cost(thread, half);
      Cost large = cost(thread, whole);
      System.out.printf(
          "SAML, %s, of %d and %d octets: %d and %d us, %d and %d kB allocated, %s%n",
          name,
          half.length() * 3 / 4,
          whole.length() * 3 / 4,
          small.nanos() / 1_000,
          large.nanos() / 1_000,
          small.octets() / 1_000,
          large.octets() / 1_000,
          answer(whole));
      assertTrue(large.octets() < MAX_OCTETS, name + " allocates " + large.octets());
      assertTrue(
          large.octets() < small.octets() * GROWTH + FIXED_OCTETS,
          () -> name + " allocates " + small + ", of twice the size " + large);
      assertTrue(
          large.nanos() < small.nanos() * GROWTH + FIXED_NANOS,
          () -> name + " takes " + small + ", of twice the size " + large);
    });
  }

  /** The least of several. */
  private Cost cost(ThreadMXBean thread, String base64) {
    for (int i = 0; i < WARM_UP; i++) {
      answer(base64);
    }
    long octets = Long.MAX_VALUE;
    long nanos = Long.MAX_VALUE;
    for (int i = 0; i < MEASUREMENTS; i++) {
      long allocated = thread.getCurrentThreadAllocatedBytes();
      long start = thread.getCurrentThreadCpuTime();
      answer(base64);
      nanos = Math.min(nanos, thread.getCurrentThreadCpuTime() - start);
      octets = Math.min(octets, thread.getCurrentThreadAllocatedBytes() - allocated);
    }
    return new Cost(octets, nanos);
  }

  private String answer(String base64) {
    try {
      return verifier.verify(TestIdp.ROLE, TestIdp.PROVIDER, base64).roleSessionName();
    } catch (StsException refused) {
      return ((SamlRefusal) refused.getCause()).failure().toString();
    }
  }

  // S38
  @Test
  void nestingEndsAtThirtyTwo() {
    // A value of an attribute is the fifth element of its branch.
    assertEquals("alice", accepted(27));
    assertEquals(SamlFailure.NOT_XML, TestIdp.refusal(nested(28)));
  }

  private static String accepted(int depth) {
    return TestIdp.accept(nested(depth)).roleSessionName();
  }

  private static String nested(int depth) {
    return TestIdp.signed(TestIdp.withAttribute(
        "urn:unknown", "<x xmlns=\"urn:x\">".repeat(depth) + "</x>".repeat(depth)));
  }
}
