package io.github.sts4j.testkit.junit;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.testkit.TestSts;
import io.github.sts4j.testkit.TestWorld;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each JUnit test that asks for a {@link TestSts} one of its own. Tests share neither clock nor world, and so may run
 * at the same time and in any order.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final StsExtension STS = StsExtension.withWorld(world -> world
 *     .user("arn:aws:iam::111122223333:user/alice", allowEverything)
 *     .role("arn:aws:iam::111122223333:role/Reader", TestWorld.trust("111122223333"), readOnly));
 *
 * @Test
 * void aliceReads(TestSts sts) {
 *   assertTrue(sts.authorize(sts.assumeRole("alice", "Reader"), "s3:GetObject", "arn:aws:s3:::data/1").isAllowed());
 * }
 * }</pre>
 *
 * <p>`@BeforeEach` and `@AfterEach` methods that ask for it get the one of their test. Properties of jqwik know no
 * extensions: they call {@link TestSts#of}. Immutable.
 */
public final class StsExtension implements ParameterResolver {
  private static final Namespace OURS = Namespace.create(StsExtension.class);

  private final TestSts.Settings settings;

  private StsExtension(TestSts.Settings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  /** Services for a world, which is put together anew for each test. */
  public static StsExtension withWorld(Consumer<TestWorld> world) {
    return new StsExtension(TestSts.Settings.of(world));
  }

  /** The same with further parts of the service, such as a verifier of identity tokens. */
  public StsExtension with(TestSts.Parts parts) {
    return new StsExtension(settings.with(parts));
  }

  /** The same with another seed for the random numbers. */
  public StsExtension withSeed(long seed) {
    return new StsExtension(settings.withSeed(seed));
  }

  /** The same with clocks that show another instant at first. */
  public StsExtension startingAt(Instant start) {
    return new StsExtension(settings.startingAt(start));
  }

  /** Whether a parameter is a {@link TestSts} of a test, or of a method around it. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == TestSts.class
        && test.getTestMethod().isPresent();
  }

  /** The service of the test, started when it is first asked for. */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    // The unique id, as a store also shows what the contexts around it hold.
    return test.getStore(OURS)
        .getOrComputeIfAbsent(test.getUniqueId(), id -> settings.start(), TestSts.class);
  }
}
