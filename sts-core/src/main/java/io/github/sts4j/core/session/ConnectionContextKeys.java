package io.github.sts4j.core.session;

import io.github.sts4j.policy.ContextSource;
import java.net.InetAddress;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The condition keys that describe the time and the connection (section 9, CK), each worked out when it is asked for. */
record ConnectionContextKeys(RequestEnvironment environment, Instant now) implements ContextSource {
  private static final List<String> NAMES = List.of(
      "aws:CurrentTime",
      "aws:EpochTime",
      "aws:SecureTransport",
      "aws:SourceIp",
      "aws:UserAgent",
      "aws:Referer",
      "aws:RequestedRegion");

  @Override
  public Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    for (String name : NAMES) {
      if (value(folded(name)).isPresent()) {
        keys.add(name);
      }
    }
    return keys;
  }

  @Override
  public Optional<String> value(String foldedKey) {
    return switch (foldedKey) {
      case "aws:currenttime" ->
        Optional.of(Instant.ofEpochSecond(now.getEpochSecond()).toString());
      case "aws:epochtime" -> Optional.of(Long.toString(now.getEpochSecond()));
      case "aws:securetransport" -> Optional.of(Boolean.toString(environment.secureTransport()));
      case "aws:sourceip" -> environment.sourceIp().map(InetAddress::getHostAddress);
      case "aws:useragent" -> environment.userAgent();
      case "aws:referer" -> environment.referer();
      case "aws:requestedregion" -> environment.region();
      default -> Optional.empty();
    };
  }

  /** One of our own names, which are ASCII, as policies ask for it. */
  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
