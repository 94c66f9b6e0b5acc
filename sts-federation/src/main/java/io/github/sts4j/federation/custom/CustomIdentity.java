package io.github.sts4j.federation.custom;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.token.SessionTag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whom a custom proof belongs to. Immutable. What it holds is checked when it is made, so that a mistake shows where it was
 * made.
 *
 * @param subject who it is: 1 to 255 characters, none of them a control character. It becomes the condition key
 *     {@code custom/<provider>:sub}, which stays with the session
 * @param sourceIdentity the source identity of the session, if the application sets one: 2 to 64 of
 *     {@code A-Za-z0-9_+=,.@-} (SI-1)
 * @param tags the session tags (ST-2, ST-3)
 * @param transitiveTagKeys which of them sessions chained from this one inherit (ST-5, ST-7)
 * @param attributes what else is known, each a condition key {@code custom/<provider>:<name>} of the trust evaluation; names
 *     have 1 to 128 of {@code A-Za-z0-9_./-}
 * @param validUntil when the proof ends: no session outlives it
 */
public record CustomIdentity(
    String subject,
    Optional<String> sourceIdentity,
    Map<String, String> tags,
    List<String> transitiveTagKeys,
    Map<String, List<String>> attributes,
    Optional<Instant> validUntil) {
  private static final Pattern SUBJECT =
      Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{1,255}");
  private static final Pattern SOURCE_IDENTITY = Pattern.compile("[A-Za-z0-9_+=,.@-]{2,64}");
  private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z0-9_./-]{1,128}");

  /** The keys that the subject and the provider themselves become. */
  private static final List<String> TAKEN = List.of("sub", "aud");

  /**
   * @throws IllegalArgumentException when a part breaks its rule, an attribute is called {@code sub} or {@code aud}, or two
   *     names differ only by case
   */
  public CustomIdentity {
    require(SUBJECT, "subject", subject);
    sourceIdentity.ifPresent(value -> require(SOURCE_IDENTITY, "source identity", value));
    tags = Map.copyOf(tags);
    transitiveTagKeys = List.copyOf(transitiveTagKeys);
    attributes = Map.copyOf(attributes);
    attributes.values().forEach(List::copyOf); // no value is null
    requireNonNull(validUntil, "validUntil");

    tags.forEach((key, value) -> new SessionTag(key, value, false));
    Set<String> tagKeys = requireDistinct("tag", List.of(), tags.keySet());
    for (String key : transitiveTagKeys) {
      if (!tagKeys.contains(key)) {
        throw new IllegalArgumentException(
            "the transitive tag key `" + key + "` must be among the tags");
      }
    }
    attributes.keySet().forEach(name -> require(ATTRIBUTE, "attribute name", name));
    requireDistinct("attribute", TAKEN, attributes.keySet());
  }

  /** An identity of which nothing is known but who it is. */
  public static CustomIdentity of(String subject) {
    return new CustomIdentity(
        subject, Optional.empty(), Map.of(), List.of(), Map.of(), Optional.empty());
  }

  /** This identity with these attributes. */
  public CustomIdentity withAttributes(Map<String, List<String>> newAttributes) {
    return new CustomIdentity(
        subject, sourceIdentity, tags, transitiveTagKeys, newAttributes, validUntil);
  }

  /** This identity with these tags. */
  public CustomIdentity withTags(Map<String, String> newTags, List<String> transitive) {
    return new CustomIdentity(subject, sourceIdentity, newTags, transitive, attributes, validUntil);
  }

  /** This identity with a source identity. */
  public CustomIdentity withSourceIdentity(String value) {
    return new CustomIdentity(
        subject, Optional.of(value), tags, transitiveTagKeys, attributes, validUntil);
  }

  /** This identity, of which no session outlives this instant. */
  public CustomIdentity withValidUntil(Instant instant) {
    return new CustomIdentity(
        subject, sourceIdentity, tags, transitiveTagKeys, attributes, Optional.of(instant));
  }

  private static void require(Pattern pattern, String what, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException("the " + what + " must match " + pattern.pattern()
          + ", which `" + value.replaceAll("\\p{Cc}|\\p{Cf}", "?") + "` does not");
    }
  }

  /** Condition keys and tags ignore case (CK-1, ST-4): of two that are equal so, one would hide the other. */
  private static Set<String> requireDistinct(String what, List<String> taken, Set<String> names) {
    Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    all.addAll(taken);
    for (String name : names) {
      if (!all.add(name)) {
        throw new IllegalArgumentException("the " + what + " `" + name
            + "` hides another one: names ignore case, and " + TAKEN + " are taken for attributes");
      }
    }
    return all;
  }
}
