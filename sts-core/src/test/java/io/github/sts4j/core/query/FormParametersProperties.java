package io.github.sts4j.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

/**
 * How a form is read:
 * 1. any text is read, or refused as malformed; nothing else comes of it;
 * 2. what was encoded is read back;
 * 3. the first of a repeated name counts;
 * 4. an integer is read as the decimal it is;
 * 5. the members of a list come in the order of their numbers, whatever the order on the wire and the gaps.
 */
class FormParametersProperties {

  @Property
  void anyTextIsReadOrMalformed(@ForAll String text, @ForAll String name) {
    try {
      FormParameters parameters = FormParameters.parse(text, StsError.MALFORMED_INPUT);
      parameters.text(name);
      parameters.integer(name);
      parameters.members(name);
      parameters.list(name);
    } catch (StsException refusal) {
      assertEquals(StsError.MALFORMED_INPUT, refusal.error());
    }
  }

  @Property
  void whatWasEncodedIsReadBack(@ForAll @Size(max = 8) Map<String, String> sent) {
    Assume.that(sent.keySet().stream().noneMatch(FormParametersProperties::hasLoneSurrogate));
    Assume.that(sent.values().stream().noneMatch(FormParametersProperties::hasLoneSurrogate));
    FormParameters parameters = FormParameters.parse(encoded(sent), StsError.MALFORMED_INPUT);

    // A name and value that are both empty come as `=`, which is still a parameter.
    sent.forEach((name, value) -> assertEquals(Optional.of(value), parameters.text(name)));
  }

  @Property
  void firstOfARepeatedNameCounts(@ForAll String name, @ForAll int first, @ForAll int second) {
    Assume.that(!hasLoneSurrogate(name));
    String encoded = encode(name);

    // WP-5
    assertEquals(
        Optional.of(first),
        FormParameters.parse(
                encoded + "=" + first + "&" + encoded + "=" + second, StsError.MALFORMED_INPUT)
            .integer(name));
  }

  @Property
  void integerIsTheDecimalItIs(@ForAll int number, @ForAll @IntRange(max = 40) int zeros) {
    String digits = String.valueOf(Math.abs((long) number));
    String text = (number < 0 ? "-" : "%2B") + "0".repeat(zeros) + digits;

    // WP-7
    assertEquals(
        Optional.of(number),
        FormParameters.parse("N=" + text, StsError.MALFORMED_INPUT).integer("N"));
  }

  @Property
  void membersComeInTheOrderOfTheirNumbers(
      @ForAll @Size(max = 20) @UniqueElements
          List<@IntRange(min = 1, max = 999_999) Integer> numbers,
      @ForAll long seed) {
    List<Integer> onTheWire = new ArrayList<>(numbers);
    Collections.shuffle(onTheWire, new Random(seed));
    String form =
        onTheWire.stream().map(n -> "L.member." + n + "=v" + n).collect(Collectors.joining("&"));

    // WP-4
    assertEquals(
        numbers.stream().sorted().map(n -> "v" + n).toList(),
        FormParameters.parse(form, StsError.MALFORMED_INPUT).list("L"));
  }

  private static String encoded(Map<String, String> parameters) {
    return new LinkedHashMap<>(parameters)
        .entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Half a character has no encoding; it would come back as a question mark. */
  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }
}
