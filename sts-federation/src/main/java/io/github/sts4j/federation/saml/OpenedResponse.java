package io.github.sts4j.federation.saml;

/**
 * A response after its signatures were verified.
 *
 * @param head what it says around the assertion; may only cause a refusal
 * @param assertion read from signed octets alone
 */
record OpenedResponse(ResponseHead head, Assertion assertion) {}
