package io.github.sts4j.core.identity;

import static java.util.Objects.requireNonNull;

/**
 * A long-term access key of a user or of an account root.
 *
 * @param accessKeyId the key's id
 * @param secretAccessKey its secret
 * @param active whether the key may be used; an inactive key is refused like an unknown one
 * @param owner whose key it is
 */
public record LongTermKey(
    AccessKeyId accessKeyId, SecretAccessKey secretAccessKey, boolean active, KeyOwner owner) {

  public LongTermKey {
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(secretAccessKey, "secretAccessKey");
    requireNonNull(owner, "owner");
    if (accessKeyId.isTemporary()) {
      throw new IllegalArgumentException("`" + accessKeyId
          + "` is the id of a temporary key; a long-term key id starts with AKIA (ID-5)");
    }
  }
}
