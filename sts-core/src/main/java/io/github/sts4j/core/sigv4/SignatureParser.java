package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
  private static final int USUAL_REST = 320;

  private final SignedRequest request;
  private final SigV4Settings settings;
  private final KnownAuthorizations memory;
  private final SignatureForm form;
  private final QueryParameters query;

  private SignatureParser(
      SignedRequest request,
      SigV4Settings settings,
      KnownAuthorizations memory,
      SignatureForm form) {
    this.request = request;
    this.settings = settings;
    this.memory = memory;
    this.form = form;
    if (request.rawPath().length() + request.rawQuery().length() > settings.maxRequestLength()) {
      throw form.malformed("path and query are longer than this service reads");
    }
    this.query = QueryParameters.parse(request.rawQuery(), form);
  }

  /** @param memory of headers that were read by these settings, and whose signature held */
  static RequestSignature parse(
      SignedRequest request, SigV4Settings settings, KnownAuthorizations memory) {
    List<String> authorization = request.headers(AUTHORIZATION_HEADER);
    boolean inHeader = !authorization.isEmpty();
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
      return new SignatureParser(request, settings, memory, SignatureForm.HEADER)
          .fromHeader(authorization);
    }
    if (inQuery) {
      return new SignatureParser(request, settings, memory, SignatureForm.PRESIGNED).fromQuery();
    }
    throw new AuthenticationException(
        AuthenticationFailure.MISSING_SIGNATURE, "the request is not signed");
  }

  private RequestSignature fromHeader(List<String> values) {
    String header = required(
        HeaderText.single(AUTHORIZATION_HEADER, values, settings.maxHeaderLength(), form),
        AUTHORIZATION_HEADER);
    byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
    Authorization known = memory.find(bytes);
    byte[] signature = known == null ? null : LowerHex.sha256AtEnd(bytes);
    return known == null || signature == null
        ? fromNewHeader(header, bytes)
        : fromKnownHeader(known, signature, header, bytes);
  }

  /** The header says the same as one that was read before, unless the day is another one. */
  private RequestSignature fromKnownHeader(
      Authorization known, byte[] signature, String header, byte[] bytes) {
    Dated dated = datedInHeaders();
    if (!known.isOf(dated.signed())) {
      return fromNewHeader(header, bytes);
    }
    known.headers().requireComplete(request, settings, form);
    return assemble(known, signature, dated, null, Set.of(), null);
  }

  private RequestSignature fromNewHeader(String header, byte[] bytes) {
    AuthorizationHeader parts = AuthorizationHeader.parse(header);
    Dated dated = datedInHeaders();
    Credential credential = credential(parts.algorithm(), parts.credential(), dated);
    byte[] signature = parts.algorithm().signature(parts.signature(), form);
    SignedHeaders headers = SignedHeaders.read(parts.signedHeaders(), form);
    headers.requireComplete(request, settings, form);
    Authorization authorization = new Authorization(parts.algorithm(), credential, headers);
    // Kept once it has verified, so that what nobody signed leaves nothing behind.
    Runnable whenProven = parts.isSignatureLast() ? () -> memory.add(bytes, authorization) : null;
    return assemble(authorization, signature, dated, null, Set.of(), whenProven);
  }

  private Dated datedInHeaders() {
    // `Date` would do for AWS; it is not always signed, so only the date that must be is read.
    String date = required(header(DATE_HEADER), DATE_HEADER);
    String regionSet = header(REGION_SET_HEADER);
    String sessionToken = header(SECURITY_TOKEN_HEADER);
    return new Dated(SigningInstant.parse(date, form), regionSet, sessionToken);
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
    String regionSet = query.authenticating(QueryParameters.REGION_SET).orElse(null);
    TextPart credentialText = TextPart.of(parameter(QueryParameters.CREDENTIAL));
    TextPart signedHeaders = TextPart.of(parameter(QueryParameters.SIGNED_HEADERS));
    TextPart hex = TextPart.of(parameter(QueryParameters.SIGNATURE));
    String date = parameter(QueryParameters.DATE);
    Duration lifetime = lifetime(parameter(QueryParameters.EXPIRES));
    String sessionToken = query.authenticating(QueryParameters.SECURITY_TOKEN).orElse(null);
    Dated dated = new Dated(SigningInstant.parse(date, form), regionSet, sessionToken);
    Credential credential = credential(algorithm, credentialText, dated);
    byte[] signature = algorithm.signature(hex, form);
    SignedHeaders headers = SignedHeaders.read(signedHeaders, form);
    headers.requireComplete(request, settings, form);
    return assemble(
        new Authorization(algorithm, credential, headers),
        signature,
        dated,
        lifetime,
        settings.allowsSessionTokenAddedAfterSigning()
            ? Set.of(QueryParameters.SIGNATURE, QueryParameters.SECURITY_TOKEN)
            : Set.of(QueryParameters.SIGNATURE),
        null);
  }

  private RequestSignature assemble(
      Authorization authorization,
      byte[] signature,
      Dated dated,
      @Nullable Duration lifetime,
      Set<String> unsignedParameters,
      @Nullable Runnable whenProven) {
    SignedHeaders headers = authorization.headers();
    String token = dated.sessionToken();
    checkSessionToken(token, headers);
    Payload payload = payload(authorization.algorithm());
    CanonicalText canonical = canonicalText(payload, token);
    appendHead(canonical, unsignedParameters, headers);
    SigningInstant signed = dated.signed();
    return new RequestSignature(
        form,
        authorization.algorithm(),
        authorization.credential(),
        Optional.ofNullable(token),
        new SigningTime(
            signed.text(), signed.instant(), Optional.ofNullable(lifetime), settings.clockSkew()),
        headers.names(),
        CanonicalRequest.of(canonical, payload),
        signature,
        payload,
        settings.maxChunkLength(),
        whenProven);
  }

  private Credential credential(SignatureAlgorithm algorithm, TextPart text, Dated dated) {
    return algorithm == SignatureAlgorithm.HMAC
        ? Credential.parse(text, dated.signed(), settings, form)
        : Credential.parse(
            text,
            required(dated.regionSet(), QueryParameters.REGION_SET),
            dated.signed(),
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

  /** Kept only where its last line is yet to come. */
  private CanonicalText canonicalText(Payload payload, @Nullable String token) {
    if (payload.mode() != PayloadMode.FROM_BODY) {
      return CanonicalText.hashing();
    }
    return new CanonicalText(USUAL_REST
        + request.rawPath().length()
        + request.rawQuery().length()
        + (token == null ? 0 : token.length()));
  }

  /** The canonical request up to the payload's hash. */
  private void appendHead(
      CanonicalText text, Set<String> unsignedParameters, SignedHeaders headers) {
    requireMethod(request.method());
    text.append(request.method())
        .append('\n')
        .append(CanonicalPath.of(request.rawPath(), settings.pathRule(), form))
        .append('\n')
        .append(query.canonical(unsignedParameters))
        .append('\n');
    headers.appendTo(text, request, settings, form);
    text.append('\n').append(headers.list()).append('\n');
  }

  private void requireMethod(String method) {
    if (!SignedHeaders.isToken(method)) {
      throw form.malformed("the method " + SignatureForm.quoted(method) + " is not well-formed");
    }
  }

  private void checkSessionToken(@Nullable String token, SignedHeaders headers) {
    if (token == null) {
      return;
    }
    // What is in it, and whether it is a token at all, is the next check's affair (ER-2).
    if (token.length() > settings.maxHeaderLength()) {
      throw form.malformed(
          "the session token must have at most " + settings.maxHeaderLength() + " characters");
    }
    if (!headers.cover(SECURITY_TOKEN_HEADER)) {
      HeaderText.requireReadable(SECURITY_TOKEN_HEADER, token, form);
    }
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
    return HeaderText.single(name, request.headers(name), settings.maxHeaderLength(), form);
  }

  private String required(@Nullable String value, String name) {
    if (value == null || value.isEmpty()) {
      throw form.malformed("`" + name + "` is missing");
    }
    return value;
  }

  /** When a request says it was signed, and what else is told beside the authorization. */
  private record Dated(
      SigningInstant signed,
      @Nullable String regionSet,
      @Nullable String sessionToken) {}
}
