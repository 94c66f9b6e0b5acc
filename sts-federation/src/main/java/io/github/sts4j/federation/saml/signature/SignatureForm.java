package io.github.sts4j.federation.saml.signature;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.federation.saml.xml.Base64Text;
import io.github.sts4j.federation.saml.xml.ElementSequence;
import io.github.sts4j.federation.saml.xml.ElementView;
import io.github.sts4j.federation.saml.xml.XmlNames;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The exact form a signature must have, before any engine sees it: one reference, to the element the signature stands in, by
 * its identifier; no transform but taking the signature out and canonicalising; text that is only text (S06 to S09, S19 to
 * S23).
 *
 * @param algorithm of the signature
 * @param length of the signature's value, in octets
 * @param legacy whether SHA-1 is part of it
 */
record SignatureForm(SignatureAlgorithm algorithm, int length, boolean legacy) {
  private static final String ENVELOPED = XmlNames.DS + "enveloped-signature";

  // Never with comments: a comment that is signed can still split a value (S10, S21).
  private static final Set<String> CANONICALISATIONS = Set.of(
      XmlNames.EXC_C14N,
      "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
      "http://www.w3.org/2006/12/xml-c14n11");
  private static final Pattern PREFIXES = Pattern.compile("[A-Za-z0-9_#. -]{1,256}");

  /**
   * Checks a signature.
   *
   * @param uris those that mean the element it stands in
   */
  static SignatureForm of(ElementView signature, Set<String> uris) {
    signature.allowAttributes("Id");
    ElementSequence parts = signature.sequence();
    ElementView signedInfo = parts.required(XmlNames.DS, "SignedInfo");
    int length = base64(parts.required(XmlNames.DS, "SignatureValue")).length;
    // Whatever it says, no key is ever taken from it (S24).
    parts.optional(XmlNames.DS, "KeyInfo");
    parts.end();
    return signedInfo(signedInfo, uris, length);
  }

  /** Whether this key can have made it. */
  boolean fits(PublicKey key) {
    return algorithm.fits(key, length);
  }

  /** Takes the hint to a key out, so that no engine can follow it. The signature does not cover it. */
  static void dropKeyInfo(ElementView signature) {
    Node last = signature.element().getLastChild();
    while (last != null) {
      Node before = last.getPreviousSibling();
      if (last instanceof Element child && new ElementView(child).is(XmlNames.DS, "KeyInfo")) {
        signature.element().removeChild(last);
      }
      last = before;
    }
  }

  private static SignatureForm signedInfo(ElementView signedInfo, Set<String> uris, int length) {
    signedInfo.allowAttributes("Id");
    ElementSequence parts = signedInfo.sequence();
    canonicalisation(parts.required(XmlNames.DS, "CanonicalizationMethod"));
    ElementView method = parts.required(XmlNames.DS, "SignatureMethod");
    ElementView reference = parts.required(XmlNames.DS, "Reference");
    parts.end();

    method.allowAttributes("Algorithm");
    method.requireEmpty(); // S22: no truncation of anything
    SignatureAlgorithm algorithm = SignatureAlgorithm.of(method.requiredAttribute("Algorithm"))
        .orElseThrow(() -> refused("a signature algorithm"));
    DigestAlgorithm digest = reference(reference, uris);
    return new SignatureForm(algorithm, length, algorithm.isLegacy() || digest.isLegacy());
  }

  private static DigestAlgorithm reference(ElementView reference, Set<String> uris) {
    reference.allowAttributes("Id", "URI");
    if (!uris.contains(reference.requiredAttribute("URI"))) {
      throw refused("a reference to something else");
    }
    ElementSequence parts = reference.sequence();
    transforms(parts.required(XmlNames.DS, "Transforms"));
    ElementView method = parts.required(XmlNames.DS, "DigestMethod");
    ElementView value = parts.required(XmlNames.DS, "DigestValue");
    parts.end();

    method.allowAttributes("Algorithm");
    method.requireEmpty();
    DigestAlgorithm digest = DigestAlgorithm.of(method.requiredAttribute("Algorithm"))
        .orElseThrow(() -> refused("a digest algorithm"));
    if (base64(value).length != digest.length()) {
      throw refused("a digest of another length");
    }
    return digest;
  }

  private static void transforms(ElementView transforms) {
    transforms.allowAttributes();
    ElementSequence parts = transforms.sequence();
    ElementView enveloped = parts.required(XmlNames.DS, "Transform");
    List<ElementView> canonical = parts.all(XmlNames.DS, "Transform");
    parts.end();
    enveloped.allowAttributes("Algorithm");
    enveloped.requireEmpty();
    if (!enveloped.requiredAttribute("Algorithm").equals(ENVELOPED) || canonical.size() > 1) {
      throw refused("a transform");
    }
    // Without the second, the reference is canonicalised the inclusive way.
    canonical.forEach(SignatureForm::canonicalisation);
  }

  private static void canonicalisation(ElementView method) {
    method.allowAttributes("Algorithm");
    String algorithm = method.requiredAttribute("Algorithm");
    if (!CANONICALISATIONS.contains(algorithm)) {
      throw refused("a canonicalisation");
    }
    ElementSequence parts = method.sequence();
    if (algorithm.equals(XmlNames.EXC_C14N)) {
      parts.optional(XmlNames.EXC_C14N, "InclusiveNamespaces").ifPresent(SignatureForm::prefixes);
    }
    parts.end();
  }

  private static void prefixes(ElementView inclusive) {
    inclusive.allowAttributes("PrefixList");
    inclusive.requireEmpty();
    if (!PREFIXES.matcher(inclusive.requiredAttribute("PrefixList")).matches()) {
      throw refused("a list of prefixes");
    }
  }

  private static byte[] base64(ElementView leaf) {
    leaf.allowAttributes("Id");
    return Base64Text.decodeLeaf(leaf.text().replaceAll("[ \t\r\n]", ""));
  }

  private static SamlRefusal refused(String what) {
    return new SamlRefusal(SamlFailure.SIGNATURE, what + " that is not accepted");
  }
}
