package io.github.sts4j.federation.saml.xml;

/**
 * What a document may be made of, so that parsing and canonicalising it stay cheap.
 *
 * @param maxDepth of elements within each other
 * @param maxElements in the whole document
 * @param maxAttributes of one element
 * @param maxDeclarations of namespaces, on one element
 * @param lenient whether comments, {@code xml:lang} and identifiers of foreign elements may occur: in what the operator
 *     configured, never in what a caller presents
 */
public record XmlProfile(
    int maxDepth, int maxElements, int maxAttributes, int maxDeclarations, boolean lenient) {
  /** A presented response, or a part of one. */
  public static final XmlProfile MESSAGE = new XmlProfile(32, 2_000, 32, 16, false);

  /** A provider's metadata. */
  public static final XmlProfile METADATA = new XmlProfile(64, 200_000, 64, 64, true);
}
