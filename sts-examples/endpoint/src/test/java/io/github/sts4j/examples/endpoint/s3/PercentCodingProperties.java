package io.github.sts4j.examples.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/**
 * What encoding does to any text: 1. decoding gives it back; 2. form decoding gives it back as well, since SDKs decode
 * listings so; 3. only characters that are safe in URLs and XML remain.
 */
class PercentCodingProperties {
  @Property
  void encodingRoundTripsForStrictAndForFormDecoders(@ForAll @StringLength(max = 40) String any) {
    String text = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String encoded = PercentCoding.encode(text);
    assertEquals(Optional.of(text), PercentCoding.decode(encoded));
    assertEquals(text, URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    assertTrue(encoded.matches("[A-Za-z0-9%._~/-]*"), encoded);
  }
}
