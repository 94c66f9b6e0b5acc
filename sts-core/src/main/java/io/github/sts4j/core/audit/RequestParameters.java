package io.github.sts4j.core.audit;

import io.github.sts4j.core.identity.AccessKeyId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a recorded call asked for (AU-6), as the caller sent it. There is no place for assertions, tokens and one-time codes
 * (AU-3). Immutable.
 */
public final class RequestParameters {
  /** Callers choose the size of parameters that are refused; what is larger than CloudTrail keeps is left out. */
  private static final int MOST_CHARACTERS = 100_000;

  private static final RequestParameters NONE = builder().build();

  private final Map<String, @Nullable Object> members;

  private RequestParameters(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  /** Starts with no parameters. */
  public static Builder builder() {
    return new Builder();
  }

  /** A call without parameters, or whose parameters are not known. */
  public static RequestParameters none() {
    return NONE;
  }

  /** The members by their names in a record: texts, numbers, and lists and maps of them; unmodifiable. */
  public Map<String, @Nullable Object> asMap() {
    return members;
  }

  @Override
  public String toString() {
    return "RequestParameters" + members.keySet();
  }

  /** Collects parameters under their names in a record. Not thread-safe. */
  public static final class Builder {
    private final JsonMembers members = new JsonMembers();
    private final List<Map<String, @Nullable Object>> tags = new ArrayList<>();
    private int characters;

    private Builder() {}

    /** Sets {@code roleArn}. */
    public Builder roleArn(Optional<String> value) {
      return text("roleArn", value);
    }

    /** Sets {@code roleSessionName}. */
    public Builder roleSessionName(Optional<String> value) {
      return text("roleSessionName", value);
    }

    /** Sets {@code durationSeconds}. */
    public Builder durationSeconds(Optional<Integer> value) {
      members.put("durationSeconds", value);
      return this;
    }

    /** Sets {@code externalId}. */
    public Builder externalId(Optional<String> value) {
      return text("externalId", value);
    }

    /** Sets {@code serialNumber}, which names an MFA device. */
    public Builder serialNumber(Optional<String> value) {
      return text("serialNumber", value);
    }

    /** Sets {@code sourceIdentity}. */
    public Builder sourceIdentity(Optional<String> value) {
      return text("sourceIdentity", value);
    }

    /** Sets {@code policy}, the inline session policy. */
    public Builder policy(Optional<String> value) {
      return text("policy", value);
    }

    /** Sets {@code policyArns}. */
    public Builder policyArns(List<String> values) {
      values.forEach(this::count);
      members.putUnlessEmpty(
          "policyArns", values.stream().map(arn -> Map.of("arn", arn)).toList());
      return this;
    }

    /** Adds to {@code tags}. */
    public Builder tag(String key, String value) {
      count(key);
      count(value);
      tags.add(new JsonMembers().put("key", key).put("value", value).toMap());
      return this;
    }

    /** Sets {@code transitiveTagKeys}. */
    public Builder transitiveTagKeys(Collection<String> values) {
      return texts("transitiveTagKeys", values);
    }

    /** Sets {@code incomingTransitiveTags}: those the calling session hands down. */
    public Builder incomingTransitiveTags(Map<String, String> values) {
      return texts("incomingTransitiveTags", values);
    }

    /** Sets {@code principalTags}: those an identity provider set. */
    public Builder principalTags(Map<String, String> values) {
      return texts("principalTags", values);
    }

    /** Sets {@code sAMLAssertionID}: the assertion's own ID, which is no secret. */
    public Builder samlAssertionId(Optional<String> value) {
      return text("sAMLAssertionID", value);
    }

    /** Sets {@code principalArn}, the SAML provider. */
    public Builder principalArn(Optional<String> value) {
      return text("principalArn", value);
    }

    /** Sets {@code providerId}, an OAuth provider's host name. */
    public Builder providerId(Optional<String> value) {
      return text("providerId", value);
    }

    /** Sets {@code targetPrincipal}. */
    public Builder targetPrincipal(Optional<String> value) {
      return text("targetPrincipal", value);
    }

    /** Sets {@code taskPolicyArn}. */
    public Builder taskPolicyArn(Optional<String> value) {
      value.ifPresent(this::count);
      members.put("taskPolicyArn", value.map(arn -> Map.of("arn", arn)));
      return this;
    }

    /** Sets {@code name}, the name of a federated user. */
    public Builder name(Optional<String> value) {
      return text("name", value);
    }

    /** Sets {@code accessKeyId}, the key that is asked about. */
    public Builder accessKeyId(Optional<AccessKeyId> value) {
      members.put("accessKeyId", value);
      return this;
    }

    /** Sets {@code audience}, whom a token is made for. */
    public Builder audience(Collection<String> values) {
      return texts("audience", values);
    }

    /** Sets {@code signingAlgorithm}. */
    public Builder signingAlgorithm(Optional<String> value) {
      return text("signingAlgorithm", value);
    }

    /** The parameters; {@code {"omitted":true}} in their place when they have more than 100,000 characters. */
    public RequestParameters build() {
      members.putUnlessEmpty("tags", List.copyOf(tags));
      return new RequestParameters(
          characters > MOST_CHARACTERS
              ? new JsonMembers().put("omitted", true).toMap()
              : members.toMap());
    }

    private Builder text(String name, Optional<String> value) {
      value.ifPresent(this::count);
      members.put(name, value);
      return this;
    }

    private Builder texts(String name, Collection<String> values) {
      values.forEach(this::count);
      members.putUnlessEmpty(name, List.copyOf(values));
      return this;
    }

    private Builder texts(String name, Map<String, String> values) {
      JsonMembers map = new JsonMembers();
      values.forEach((key, value) -> {
        count(key);
        count(value);
        map.put(key, value);
      });
      members.putUnlessEmpty(name, map.toMap());
      return this;
    }

    /** Also counts the names and quotes around it, roughly, so that many short ones are not free. */
    private void count(String text) {
      characters = (int) Math.min(Integer.MAX_VALUE, (long) characters + text.length() + 16);
    }
  }
}
