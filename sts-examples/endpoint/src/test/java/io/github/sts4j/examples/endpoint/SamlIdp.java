package io.github.sts4j.examples.endpoint;

import io.github.sts4j.testkit.idp.FakeSamlProvider;
import io.github.sts4j.testkit.idp.SamlClaims;
import java.time.InstantSource;

/** An identity provider that signs what it is told to, and the world in which it is trusted. */
final class SamlIdp {
  static final String ISSUER = "https://idp.example.com/saml";
  static final String PROVIDER = "arn:aws:iam::444455556666:saml-provider/corp";
  static final String ROLE = "arn:aws:iam::444455556666:role/Federated";

  private static final String ATTRIBUTES = "https://aws.amazon.com/SAML/Attributes/";

  private final FakeSamlProvider provider = FakeSamlProvider.of(ISSUER, InstantSource.system());
  private SamlClaims claims =
      SamlClaims.forRole(ROLE, PROVIDER, "alice").withNameId("alice@example.com");

  SamlIdp recipient(String url) {
    claims = claims.withRecipient(url);
    return this;
  }

  SamlIdp attribute(String name, String value) {
    claims = claims.withAttribute(ATTRIBUTES + name, value);
    return this;
  }

  /** A world in which the account of the role trusts this provider, for assertions of any recipient. */
  String world() {
    return """
        {"Accounts":[{"AccountId":"444455556666",
          "RoleDetailList":[{"RoleName":"Federated","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{
            "Effect":"Allow","Principal":{"Federated":"%s"},
            "Action":["sts:AssumeRoleWithSAML","sts:TagSession","sts:SetSourceIdentity"],
            "Condition":{"StringEquals":{"saml:sub":"alice@example.com"}}}]},
            "RolePolicyList":[{"PolicyName":"p","PolicyDocument":{"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"s3:*","Resource":"*"}]}}]}],
          "SAMLProviders":[{"Name":"corp","SAMLMetadataDocument":"%s"}]}]}""".formatted(PROVIDER, provider.metadata().replace("\"", "\\\""));
  }

  /** The base64 of a response of now. */
  String response() {
    return provider.response(claims);
  }
}
