package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

/**
 * An Amazon Resource Name: `arn:partition:service:region:account:resource`.
 *
 * @param partition for example `aws` or `aws-cn`; not empty
 * @param service for example `iam`; not empty
 * @param region empty for global services
 * @param account empty where the resource name is unique without it
 * @param resource the rest, colons included; not empty
 */
public record Arn(
    String partition, String service, String region, String account, String resource) {
  private static final String PREFIX = "arn";

  /**
   * Checks the parts: the first five hold no colon, and partition, service and resource are not empty.
   *
   * @throws IllegalArgumentException if one is not so
   */
  public Arn {
    requirePart("partition", partition);
    requirePart("service", service);
    requireNoColon("region", region);
    requireNoColon("account", account);
    if (requireNonNull(resource, "resource").isEmpty()) {
      throw new IllegalArgumentException("an ARN needs a resource after its fifth colon");
    }
  }

  /**
   * Reads an ARN.
   *
   * @throws IllegalArgumentException if the text does not have the six parts of one
   */
  public static Arn parse(String text) {
    int partition = text.indexOf(':');
    int service = after(text, partition);
    int region = after(text, service);
    int account = after(text, region);
    int resource = after(text, account);
    if (resource < 0 || partition != PREFIX.length() || !text.startsWith(PREFIX)) {
      throw new IllegalArgumentException(
          "`" + text + "` is not an ARN; write `arn:partition:service:region:account:resource`");
    }
    try {
      return new Arn(
          text.substring(partition + 1, service),
          text.substring(service + 1, region),
          text.substring(region + 1, account),
          text.substring(account + 1, resource),
          text.substring(resource + 1));
    } catch (IllegalArgumentException problem) {
      throw new IllegalArgumentException(
          "`" + text + "` is not an ARN: " + problem.getMessage(), problem);
    }
  }

  /**
   * The account in an ARN, without its other parts; empty if there is none in it.
   *
   * @throws IllegalArgumentException if the text does not have the six parts of an ARN
   */
  public static String accountOf(String text) {
    int partition = text.indexOf(':');
    int service = after(text, partition);
    int region = after(text, service);
    int account = after(text, region);
    int resource = after(text, account);
    boolean complete = partition == PREFIX.length()
        && text.startsWith(PREFIX)
        && service > partition + 1
        && region > service + 1
        && resource > account
        && resource + 1 < text.length();
    return complete ? text.substring(account + 1, resource) : parse(text).account();
  }

  /** Where the next colon is, or -1; by hand, because every request passes here. */
  private static int after(String text, int colon) {
    return colon < 0 ? -1 : text.indexOf(':', colon + 1);
  }

  /** The ARN as text. */
  @Override
  public String toString() {
    return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
  }

  private static void requirePart(String name, String part) {
    requireNoColon(name, part);
    if (part.isEmpty()) {
      throw new IllegalArgumentException("its " + name + " is empty");
    }
  }

  private static void requireNoColon(String name, String part) {
    if (requireNonNull(part, name).indexOf(':') >= 0) {
      throw new IllegalArgumentException("its " + name + " `" + part + "` holds a colon");
    }
  }
}
