package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one reading of a request's signature; everything that could be read two ways is refused here. */
final class SignatureParser {
  static final String SECURITY_TOKEN_HEADER = "x-amz-security-token";

  private static final String AUTHORIZATION_HEADER = "authorization";
  private static final String DATE_HEADER = "x-amz-date";
  private static final String REGION_SET_HEADER = "x-amz-region-set";
  private static final int MAX_EXPIRES_DIGITS = 6;

  // Of a canonical request, what is neither path, query nor session token.
  private static final int USUAL_REST = 512;

  private final SignedRequest request;
  private final SigV4Settings settings;
  private final SignatureForm form;
  private final QueryParameters query;

  private SignatureParser(SignedRequest request, SigV4Settings settings, SignatureForm form) {
    this.request = request;
    this.settings = settings;
    this.form = form;
    if (request.rawPath().length() + request.rawQuery().length() > settings.maxRequestLength()) {
      throw form.malformed("path and query are longer than this service reads");
    }
    this.query = QueryParameters.parse(request.rawQuery(), form);
  }

  static RequestSignature parse(SignedRequest request, SigV4Settings settings) {
    boolean inHeader = !request.headers(AUTHORIZATION_HEADER).isEmpty();
    boolean inQuery = request.rawQuery().length() > settings.maxRequestLength()
        || QueryParameters.carriesAuthentication(request.rawQuery());
    if (inHeader && inQuery) {
      // CVE-2025-31489: the signature was read in one place and the credential in the other.
      throw SignatureForm.HEADER.malformed(
          "the request must be signed in a header or in the query, not in both");
    }
    if (request.rawQuery().contains("AWSAccessKeyId=")) {
      throw SignatureForm.PRESIGNED.malformed(
          "Signature Version 2 is not supported: sign with " + SignatureAlgorithm.HMAC.text()
              + " (for the AWS CLI: `aws configure set default.s3.signature_version s3v4`)");
    }
    if (inHeader) {
      return new SignatureParser(request, settings, SignatureForm.HEADER).fromHeader();
    }
    if (inQuery) {
      return new SignatureParser(request, settings, SignatureForm.PRESIGNED).fromQuery();
    }
    throw new AuthenticationException(
        AuthenticationFailure.MISSING_SIGNATURE, "the request is not signed");
  }

  private RequestSignature fromHeader() {
    AuthorizationHeader authorization =
        AuthorizationHeader.parse(required(header(AUTHORIZATION_HEADER), "authorization"));
    // `Date` would do for AWS; it is not always signed, so only the date that must be is read.
    String date = required(header(DATE_HEADER), DATE_HEADER);
    return assemble(new Claims(
        authorization.algorithm(),
        Optional.ofNullable(header(REGION_SET_HEADER)),
        authorization.credential(),
        authorization.signedHeaders(),
        authorization.signature(),
        date,
        Optional.empty(),
        Optional.ofNullable(header(SECURITY_TOKEN_HEADER)),
        Set.of()));
  }

  private RequestSignature fromQuery() {
    SignatureAlgorithm algorithm = SignatureAlgorithm.of(parameter(QueryParameters.ALGORITHM))
        .orElseThrow(() ->
            form.malformed("`X-Amz-Algorithm` must be `" + SignatureAlgorithm.HMAC.text() + "`"));
    if (header(DATE_HEADER) != null
        || header(SECURITY_TOKEN_HEADER) != null
        || header(REGION_SET_HEADER) != null) {
      throw form.malformed(
          "a presigned request gives its date, regions and session token in the query, not in headers");
    }
    return assemble(new Claims(
        algorithm,
        query.authenticating(QueryParameters.REGION_SET),
        parameter(QueryParameters.CREDENTIAL),
        parameter(QueryParameters.SIGNED_HEADERS),
        parameter(QueryParameters.SIGNATURE),
        parameter(QueryParameters.DATE),
        Optional.of(lifetime(parameter(QueryParameters.EXPIRES))),
        query.authenticating(QueryParameters.SECURITY_TOKEN),
        settings.allowsSessionTokenAddedAfterSigning()
            ? Set.of(QueryParameters.SIGNATURE, QueryParameters.SECURITY_TOKEN)
            : Set.of(QueryParameters.SIGNATURE)));
  }

  private RequestSignature assemble(Claims claims) {
    SigningInstant signed = SigningInstant.parse(claims.date(), form);
    Credential credential = credential(claims, signed);
    byte[] signature = claims.algorithm().signature(claims.signature(), form);
    SignedHeaders headers = SignedHeaders.read(claims.signedHeaders(), request, settings, form);
    CanonicalText canonicalHead = canonicalHead(claims, headers);
    return new RequestSignature(
        form,
        claims.algorithm(),
        credential,
        sessionToken(claims, headers),
        new SigningTime(claims.date(), signed.instant(), claims.lifetime(), settings.clockSkew()),
        headers.names(),
        canonicalHead,
        signature,
        payload(claims.algorithm()),
        settings.maxChunkLength());
  }

  private Credential credential(Claims claims, SigningInstant signed) {
    return claims.algorithm() == SignatureAlgorithm.HMAC
        ? Credential.parse(claims.credential(), signed, settings, form)
        : Credential.parse(
            claims.credential(),
            required(claims.regionSet().orElse(null), QueryParameters.REGION_SET),
            signed,
            settings,
            form);
  }

  private Payload payload(SignatureAlgorithm algorithm) {
    Payload payload = new PayloadParser(request, settings, form)
        .parse(query.authenticating(QueryParameters.CONTENT_SHA256));
    // Chunks are signed with the shared key, of which the asymmetric variant has none.
    if (payload.mode().hasChunkSignatures() && algorithm != SignatureAlgorithm.HMAC) {
      throw form.malformed(
          "signed chunks need the algorithm `" + SignatureAlgorithm.HMAC.text() + "`");
    }
    return payload;
  }

  /** The canonical request up to the payload's hash. */
  private CanonicalText canonicalHead(Claims claims, SignedHeaders headers) {
    requireMethod(request.method());
    int expected = request.rawPath().length()
        + request.rawQuery().length()
        + claims.sessionToken().map(String::length).orElse(0);
    CanonicalText text = new CanonicalText(USUAL_REST + expected)
        .append(request.method())
        .append('\n')
        .append(CanonicalPath.of(request.rawPath(), settings.pathRule(), form))
        .append('\n')
        .append(query.canonical(claims.unsignedParameters()))
        .append('\n');
    headers.appendTo(text, request, settings, form);
    return text.append('\n').append(claims.signedHeaders()).append('\n');
  }

  private void requireMethod(String method) {
    if (!SignedHeaders.isToken(method)) {
      throw form.malformed("the method " + SignatureForm.quoted(method) + " is not well-formed");
    }
  }

  private Optional<String> sessionToken(Claims claims, SignedHeaders headers) {
    Optional<String> token = claims.sessionToken();
    // What is in it, and whether it is a token at all, is the next check's affair (ER-2).
    if (token.isPresent() && token.get().length() > settings.maxHeaderLength()) {
      throw form.malformed(
          "the session token must have at most " + settings.maxHeaderLength() + " characters");
    }
    if (token.isPresent() && !headers.cover(SECURITY_TOKEN_HEADER)) {
      HeaderText.requireReadable(SECURITY_TOKEN_HEADER, token.get(), form);
    }
    return token;
  }

  private Duration lifetime(String seconds) {
    Duration lifetime = Ascii.isNumber(seconds, MAX_EXPIRES_DIGITS)
        ? Duration.ofSeconds(Integer.parseInt(seconds))
        : Duration.ZERO;
    if (lifetime.isZero() || lifetime.compareTo(settings.maxPresignedLifetime()) > 0) {
      throw form.malformed("`X-Amz-Expires` must be a number of seconds from 1 to "
          + settings.maxPresignedLifetime().toSeconds());
    }
    return lifetime;
  }

  private String parameter(String name) {
    return required(query.authenticating(name).orElse(null), name);
  }

  private @Nullable String header(String name) {
    return HeaderText.single(name, request, settings.maxHeaderLength(), form);
  }

  private String required(@Nullable String value, String name) {
    if (value == null || value.isEmpty()) {
      throw form.malformed("`" + name + "` is missing");
    }
    return value;
  }

  private record Claims(
      SignatureAlgorithm algorithm,
      Optional<String> regionSet,
      String credential,
      String signedHeaders,
      String signature,
      String date,
      Optional<Duration> lifetime,
      Optional<String> sessionToken,
      Set<String> unsignedParameters) {}
}
