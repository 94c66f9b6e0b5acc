package io.github.sts4j.federation.x509;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.policy.Arn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority as an account registers it: whose certificates it trusts, how they are revoked, and what of them becomes
 * tags. It vouches for roles of its account alone. Immutable.
 */
public final class RegisteredTrustAnchor {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
  private static final int MOST_CERTIFICATES = 10;

  private final AccountId account;
  private final String name;
  private final List<AnchorCertificate> certificates;
  private final Optional<RevocationLists> revocationLists;
  private final Set<CertificateField> fields;
  private final SourceIdentityFrom sourceIdentity;
  private final boolean allowMissingExtendedKeyUsage;

  private RegisteredTrustAnchor(Builder from) {
    account = from.account;
    name = from.name;
    certificates = List.copyOf(from.certificates);
    revocationLists = Optional.ofNullable(from.revocationLists);
    fields = Set.copyOf(from.fields);
    sourceIdentity = from.sourceIdentity;
    allowMissingExtendedKeyUsage = from.allowMissingExtendedKeyUsage;
  }

  /**
   * Starts a trust anchor; certificates are required, and so is either {@link Builder#revocationLists} or
   * {@link Builder#ignoreRevocation}.
   *
   * @param account the account it is registered in
   * @param name 1 to 128 of {@code A-Za-z0-9_.-}, the end of its ARN
   */
  public static Builder builder(AccountId account, String name) {
    return new Builder(account, name);
  }

  /** The account it is registered in. */
  public AccountId account() {
    return account;
  }

  /** {@code arn:aws:rolesanywhere::<account>:trust-anchor/<name>}: the {@code Federated} principal of trust policies. */
  public Arn arn() {
    return new Arn("aws", "rolesanywhere", "", account.value(), "trust-anchor/" + name);
  }

  List<AnchorCertificate> certificates() {
    return certificates;
  }

  Optional<RevocationLists> revocationLists() {
    return revocationLists;
  }

  Set<CertificateField> fields() {
    return fields;
  }

  SourceIdentityFrom sourceIdentity() {
    return sourceIdentity;
  }

  boolean allowMissingExtendedKeyUsage() {
    return allowMissingExtendedKeyUsage;
  }

  @Override
  public String toString() {
    return "RegisteredTrustAnchor[" + arn() + "]";
  }

  /** Collects a trust anchor. Not thread-safe. */
  public static final class Builder {
    private final AccountId account;
    private final String name;
    private final List<AnchorCertificate> certificates = new ArrayList<>();
    private @Nullable RevocationLists revocationLists;
    private boolean ignoreRevocation;
    private Set<CertificateField> fields = EnumSet.allOf(CertificateField.class);
    private SourceIdentityFrom sourceIdentity = SourceIdentityFrom.COMMON_NAME;
    private boolean allowMissingExtendedKeyUsage;

    private Builder(AccountId account, String name) {
      this.account = requireNonNull(account, "account");
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "the trust anchor `" + name + "` must have 1 to 128 of `A-Za-z0-9_.-`");
      }
      this.name = name;
    }

    /**
     * Adds certificates of the authority: of a root, or of one below it when only that is to be trusted. Several have equal
     * rights, for the time in which the authority changes its key.
     *
     * @param pem one or more certificates
     * @throws IllegalArgumentException when one cannot be read, is not an authority's, is weak, or has constraints that would go
     *     unchecked
     */
    public Builder certificates(String pem) {
      Certificates.parsePem(pem.getBytes(StandardCharsets.UTF_8)).stream()
          .map(AnchorCertificate::of)
          .forEach(certificates::add);
      return this;
    }

    /** Sets where revocation lists are. Each certificate of a path needs a current one of its issuer. */
    public Builder revocationLists(RevocationLists lists) {
      revocationLists = requireNonNull(lists, "lists");
      return this;
    }

    /** Trusts certificates until they expire, whether they were revoked or not. For authorities whose certificates are short-lived. */
    public Builder ignoreRevocation() {
      ignoreRevocation = true;
      return this;
    }

    /** Sets which parts of a certificate become tags and condition keys; by default all. */
    public Builder fields(Set<CertificateField> mapped) {
      fields = Set.copyOf(mapped);
      return this;
    }

    /** Sets what becomes the source identity; by default the common name. */
    public Builder sourceIdentity(SourceIdentityFrom from) {
      sourceIdentity = requireNonNull(from, "from");
      return this;
    }

    /** Accepts certificates without extended key usage; by default they must have {@code clientAuth}. Other uses stay refused. */
    public Builder allowMissingExtendedKeyUsage() {
      allowMissingExtendedKeyUsage = true;
      return this;
    }

    /**
     * The trust anchor.
     *
     * @throws IllegalArgumentException when it has no certificate or more than 10, or it is not said how certificates are
     *     revoked
     */
    public RegisteredTrustAnchor build() {
      if (certificates.isEmpty() || certificates.size() > MOST_CERTIFICATES) {
        throw new IllegalArgumentException("the trust anchor `" + name + "` must have 1 to "
            + MOST_CERTIFICATES + " certificates, not " + certificates.size());
      }
      if ((revocationLists == null) != ignoreRevocation) {
        throw new IllegalArgumentException("the trust anchor `" + name
            + "` must have either revocationLists(…) or ignoreRevocation()");
      }
      return new RegisteredTrustAnchor(this);
    }
  }
}
