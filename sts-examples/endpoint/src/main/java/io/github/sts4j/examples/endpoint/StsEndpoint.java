package io.github.sts4j.examples.endpoint;

import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.audit.AuditSink;
import io.github.sts4j.core.mfa.TotpMfaVerifier;
import io.github.sts4j.core.query.StsQueryHandler;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.world.World;
import io.github.sts4j.core.world.WorldFileException;
import io.github.sts4j.examples.endpoint.s3.ObjectStore;
import io.github.sts4j.examples.endpoint.s3.S3Exception;
import io.github.sts4j.examples.endpoint.s3.S3Service;
import io.github.sts4j.federation.outbound.JwtIssuer;
import io.github.sts4j.federation.outbound.SigningKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A Security Token Service and a small object store on one loopback port, for unmodified AWS clients. An example: it shows
 * how the library is wired into a server, and serves as a test double.
 */
public final class StsEndpoint {
  private static final String DEMO_WORLD = "demo-world.json";

  /** The keys of outbound tokens live in memory and turn monthly, published a day before they sign. */
  private static final Duration KEY_PERIOD = Duration.ofDays(30);

  private static final Duration KEY_LEAD = Duration.ofDays(1);

  private StsEndpoint() {}

  /** Starts the endpoint and serves until it is told to stop; see {@link Options#USAGE}. */
  public static void main(String[] arguments) {
    // The JDK's server writes head and body of an answer apart, and without this the second waits
    // 40 ms for the client.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      EndpointServer server = start(Options.parse(List.of(arguments)));
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
      System.out.println("listening on http://127.0.0.1:" + server.port());
    } catch (Options.UsageException e) {
      fail(e.getMessage() + System.lineSeparator() + Options.USAGE);
    } catch (WorldFileException e) {
      fail("the world file is not as it must be: " + e.getMessage());
    } catch (IOException e) {
      fail("cannot start: " + e.getMessage());
    }
  }

  /**
   * Starts the endpoint.
   *
   * @throws IOException when a file cannot be read, or the port is taken
   */
  static EndpointServer start(Options options) throws IOException {
    SecureRandom random = new SecureRandom();
    InstantSource clock = clock(options);
    return start(options, clock, random, SharedState.of(options, clock, random));
  }

  /** Starts the endpoint with keys and revocations of the caller's. */
  static EndpointServer start(
      Options options, InstantSource clock, SecureRandom random, SharedState state)
      throws IOException {
    World world = world(options);
    SamlProviders saml = new SamlProviders(world);
    TokenService.Builder service = TokenService.builder()
        .directory(world.directory())
        .keyRing(state.keyRing())
        .revocations(state.revocations())
        .clock(clock)
        .mfaVerifier(new TotpMfaVerifier(state.mfaSteps()))
        .encodedDenials(options.encodedDenials())
        .auditSink(auditSink(options))
        .samlVerifier(saml.verifier(state.replayGuard(), clock))
        .webIdentityVerifier(WebIdentities.verifier(world, clock));
    ObjectStore store = new ObjectStore(clock);
    createBuckets(world, store);
    SigningKeys signingKeys = SigningKeys.rotating(KEY_PERIOD, KEY_LEAD, random);
    signingKeys.at(clock.instant()); // generated now, not when the first token is asked for
    return EndpointServer.start(options.port(), uri -> {
      saml.listeningOn(uri.getPort());
      JwtIssuer issuer = JwtIssuer.of(uri, signingKeys);
      TokenService sts = service.webIdentityTokenIssuer(issuer).build();
      return new EndpointServer.Routes(
          new StsRoute(new StsQueryHandler(sts, SigV4Settings.forSts(), random)),
          new S3Route(
              S3Service.of(store, random), sts, BucketPolicies.of(world), options.encodedDenials()),
          new HealthRoute(state.keyRing(), random),
          new ContainerRoute(containerCredentials(options, world, sts)),
          new OutboundRoute(issuer, uri, clock));
    });
  }

  private static Optional<ContainerCredentials> containerCredentials(
      Options options, World world, TokenService sts) throws IOException {
    return options.container().isEmpty()
        ? Optional.empty()
        : Optional.of(ContainerCredentials.of(options.container().get(), world, sts));
  }

  private static void createBuckets(World world, ObjectStore store) throws IOException {
    for (World.Bucket bucket : world.buckets()) {
      try {
        store.createBucket(bucket.name(), bucket.account().value());
      } catch (S3Exception e) {
        throw new IOException(
            "the world file's bucket `" + bucket.name() + "` of account " + bucket.account()
                + " cannot be: " + e.getMessage(),
            e);
      }
    }
  }

  private static InstantSource clock(Options options) {
    InstantSource system = InstantSource.system();
    return options
        .fixedClock()
        .map(InstantSource::fixed)
        .orElseGet(() -> options
            .clockOffset()
            .map(offset -> InstantSource.offset(system, offset))
            .orElse(system));
  }

  private static World world(Options options) throws IOException {
    if (options.world().isPresent()) {
      Path file = options.world().get();
      return World.parse(
          InputFile.read("world file", file), file.toAbsolutePath().resolveSibling(""));
    }
    try (InputStream demo =
        Objects.requireNonNull(StsEndpoint.class.getResourceAsStream(DEMO_WORLD))) {
      return World.parse(new String(demo.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static AuditSink auditSink(Options options) throws IOException {
    return options.audit().isEmpty()
        ? AuditSink.none()
        : JsonLinesAuditSink.open(options.audit().get());
  }

  private static void fail(String message) {
    System.err.println(message);
    System.exit(2);
  }
}
