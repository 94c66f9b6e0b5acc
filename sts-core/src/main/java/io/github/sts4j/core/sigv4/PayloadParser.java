package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.sigv4.SigV4Settings.PayloadRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a request declares of its body. */
final class PayloadParser {
  static final String CONTENT_SHA256_HEADER = "x-amz-content-sha256";
  static final String UNSIGNED = "UNSIGNED-PAYLOAD";

  private static final String TRAILER_HEADER = "x-amz-trailer";
  private static final String DECODED_LENGTH_HEADER = "x-amz-decoded-content-length";
  private static final int MAX_LENGTH_DIGITS = 18;
  private static final Map<String, PayloadMode> MODES = Map.of(
      UNSIGNED,
      PayloadMode.UNSIGNED,
      "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
      PayloadMode.STREAMING_SIGNED,
      "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
      PayloadMode.STREAMING_SIGNED_TRAILER,
      "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
      PayloadMode.STREAMING_UNSIGNED_TRAILER);

  private final SignedRequest request;
  private final SigV4Settings settings;
  private final SignatureForm form;

  PayloadParser(SignedRequest request, SigV4Settings settings, SignatureForm form) {
    this.request = request;
    this.settings = settings;
    this.form = form;
  }

  Payload parse(Optional<String> queryDeclaration) {
    String header = header(CONTENT_SHA256_HEADER);
    if (header != null && queryDeclaration.isPresent()) {
      throw form.malformed("the payload hash must be declared once, in a header or in the query");
    }
    String declared = header != null ? header : queryDeclaration.orElse(null);
    return settings.payloadRule() == PayloadRule.FROM_BODY
        ? fromBody(declared)
        : declared(declared);
  }

  private Payload fromBody(@Nullable String declared) {
    if (declared != null && !LowerHex.isSha256(declared)) {
      throw notAHash(declared);
    }
    requireNoTrailer();
    return Payload.plain(PayloadMode.FROM_BODY, declared == null ? "" : declared);
  }

  private Payload declared(@Nullable String declared) {
    if (declared == null && form == SignatureForm.PRESIGNED) {
      requireNoTrailer();
      return Payload.plain(PayloadMode.UNSIGNED, UNSIGNED);
    }
    if (declared == null) {
      throw form.malformed("the header `" + CONTENT_SHA256_HEADER + "` is required");
    }
    PayloadMode mode = LowerHex.isSha256(declared) ? PayloadMode.EXACT : MODES.get(declared);
    // A presigned URL is used by someone who holds no secret and cannot sign chunks.
    if (mode == null || (mode.isChunked() && form == SignatureForm.PRESIGNED)) {
      throw notAHash(declared);
    }
    if (!mode.isChunked()) {
      requireNoTrailer();
      return Payload.plain(mode, declared);
    }
    return new Payload(mode, declared, decodedLength(), trailers(mode));
  }

  private long decodedLength() {
    String text = header(DECODED_LENGTH_HEADER);
    if (text == null || !Ascii.isNumber(text, MAX_LENGTH_DIGITS)) {
      throw form.malformed(
          "the header `" + DECODED_LENGTH_HEADER + "` must give the length of the body in bytes");
    }
    return Long.parseLong(text);
  }

  private List<ChecksumAlgorithm> trailers(PayloadMode mode) {
    if (!mode.hasTrailer()) {
      requireNoTrailer();
      return List.of();
    }
    String list = header(TRAILER_HEADER);
    if (list == null) {
      throw form.malformed(
          "the header `" + TRAILER_HEADER + "` must name the checksums that follow the body");
    }
    List<ChecksumAlgorithm> trailers = new ArrayList<>();
    for (String name : list.split(",", -1)) {
      ChecksumAlgorithm algorithm = ChecksumAlgorithm.ofHeader(
              HeaderText.trimmed(name).toLowerCase(Locale.ROOT))
          .orElseThrow(() -> form.malformed(
              "the trailer " + SignatureForm.quoted(name) + " is not one we can check"));
      if (trailers.contains(algorithm)) {
        throw form.malformed("the trailer " + SignatureForm.quoted(name) + " is announced twice");
      }
      trailers.add(algorithm);
    }
    return List.copyOf(trailers);
  }

  private void requireNoTrailer() {
    if (!request.headers(TRAILER_HEADER).isEmpty()) {
      throw form.malformed(
          "the header `" + TRAILER_HEADER + "` needs a payload mode with a trailer");
    }
  }

  private @Nullable String header(String name) {
    return HeaderText.single(name, request.headers(name), settings.maxHeaderLength(), form);
  }

  private AuthenticationException notAHash(String declared) {
    return form.malformed(
        "the payload declaration "
            + SignatureForm.quoted(declared)
            + " is not one this service accepts here: give the SHA-256 of the body in lower-case hexadecimal");
  }
}
