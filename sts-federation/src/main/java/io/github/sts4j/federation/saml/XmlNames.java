package io.github.sts4j.federation.saml;

/** The namespaces of SAML, XML Signature and XML Encryption. Compared exactly, always. */
final class XmlNames {
  static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
  static final String SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol";
  static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
  static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
  static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
  static final String EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
  static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  private XmlNames() {}
}
