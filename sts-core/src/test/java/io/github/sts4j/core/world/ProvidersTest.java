package io.github.sts4j.core.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.federation.OidcProvider;
import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The identity providers of a world file, and what is switched on for accounts and the organization. */
class ProvidersTest {
  private static final AccountId ACCOUNT = AccountId.of("111122223333");

  @TempDir
  Path folder;

  @ParameterizedTest // OI-1, SM-1, SM-3
  @CsvSource(delimiter = '|', textBlock = """
          OpenIDConnectProviders | {}                                                    | /Accounts/0/OpenIDConnectProviders/0
          OpenIDConnectProviders | {"Url":"http://idp.example.com"}                      | /Accounts/0/OpenIDConnectProviders/0/Url
          OpenIDConnectProviders | {"Url":"https://idp.example.com:8443"}                | /Accounts/0/OpenIDConnectProviders/0/Url
          OpenIDConnectProviders | {"Url":"https://idp.example.com?q"}                   | /Accounts/0/OpenIDConnectProviders/0/Url
          OpenIDConnectProviders | {"Url":"not a url"}                                   | /Accounts/0/OpenIDConnectProviders/0/Url
          OpenIDConnectProviders | {"Url":"https://i.example","JwksUri":"http://x.example"} | /Accounts/0/OpenIDConnectProviders/0/JwksUri
          OpenIDConnectProviders | {"Url":"https://i.example","ThumbprintList":["12"]}   | /Accounts/0/OpenIDConnectProviders/0/ThumbprintList/0
          OpenIDConnectProviders | {"Url":"https://i.example","ClockSkewSeconds":-1}     | /Accounts/0/OpenIDConnectProviders/0/ClockSkewSeconds
          OpenIDConnectProviders | {"Url":"https://i.example","AllowAllClaims":1}        | /Accounts/0/OpenIDConnectProviders/0/AllowAllClaims
          SAMLProviders          | {"Name":"a b","SAMLMetadataDocument":"<x/>"}          | /Accounts/0/SAMLProviders/0
          SAMLProviders          | {"Name":"corp"}                                       | /Accounts/0/SAMLProviders/0
          SAMLProviders          | {"Name":"corp","SAMLMetadataFile":"absent.xml"}       | /Accounts/0/SAMLProviders/0/SAMLMetadataFile
          SAMLProviders          | {"Name":"c","SAMLMetadataDocument":"<x/>","AssertionEncryptionMode":"Perhaps"} | /Accounts/0/SAMLProviders/0/AssertionEncryptionMode
          SAMLProviders          | {"Name":"c","SAMLMetadataDocument":"<x/>","PrivateKeyFiles":["absent.pem"]}    | /Accounts/0/SAMLProviders/0/PrivateKeyFiles/0
          """)
  void aWrongProviderIsRefusedAtItsPlace(String member, String provider, String pointer) {
    String world = world("\"" + member + "\":[" + provider + "]");
    WorldFileException refusal =
        assertThrows(WorldFileException.class, () -> World.parse(world, folder));
    assertEquals(pointer, refusal.pointer(), refusal.getMessage());
  }

  @Test
  void twoOfOneNameAreRefused() {
    for (String twice : List.of(
        "\"OpenIDConnectProviders\":[{\"Url\":\"https://i.example\"},{\"Url\":\"https://i.example\"}]",
        "\"SAMLProviders\":[{\"Name\":\"corp\",\"SAMLMetadataDocument\":\"<x/>\"},{\"Name\":\"Corp\",\"SAMLMetadataDocument\":\"<x/>\"}]")) {
      assertThrows(WorldFileException.class, () -> World.parse(world(twice)));
    }
  }

  @Test
  void aWorldWithoutFolderNamesNoFiles() {
    String world = world("\"SAMLProviders\":[{\"Name\":\"c\",\"SAMLMetadataFile\":\"c.xml\"}]");
    assertThrows(WorldFileException.class, () -> World.parse(world));
  }

  @Test
  void allOptionsAreRead() throws IOException {
    Files.writeString(folder.resolve("corp.xml"), "<EntityDescriptor/>");
    Files.writeString(folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----");
    Path file = folder.resolve("world.json");
    Files.writeString(file, world("""
        "OpenIDConnectProviders":[{"Url":"https://idp.example.com/realm","ClientIDList":["my-app"],
          "ThumbprintList":["0123456789abcdef0123456789ABCDEF01234567"],"JwksUri":"http://127.0.0.1:9000/jwks.json",
          "ClockSkewSeconds":5,"AllowAllClaims":true}],
        "SAMLProviders":[{"Name":"corp","SAMLMetadataFile":"corp.xml","Recipients":["https://a/saml"],"Audiences":["urn:a"],
          "ClockSkewSeconds":0,"AllowReplay":true,"AllowResponseSignature":true,"AllowSha1":true,
          "AssertionEncryptionMode":"Required","PrivateKeyFiles":["key.pem"]}]"""));
    World world = World.read(file);
    assertEquals(
        List.of(new OidcProvider(
            ACCOUNT,
            "https://idp.example.com/realm",
            List.of("my-app"),
            List.of("0123456789abcdef0123456789ABCDEF01234567"),
            Optional.of(URI.create("http://127.0.0.1:9000/jwks.json")),
            Duration.ofSeconds(5),
            true)),
        world.oidcProviders());
    assertEquals(
        List.of(new SamlProvider(
            ACCOUNT,
            "corp",
            "<EntityDescriptor/>",
            List.of("https://a/saml"),
            List.of("urn:a"),
            Duration.ZERO,
            true,
            true,
            true,
            Optional.of(SamlProvider.AssertionEncryptionMode.REQUIRED),
            List.of("-----BEGIN PRIVATE KEY-----"))),
        world.samlProviders());
    assertEquals(
        "arn:aws:iam::111122223333:saml-provider/corp",
        world.samlProviders().get(0).arn().toString()); // ID-2
  }

  // The defaults relax nothing.
  @Test
  void whatIsLeftOutIsStrict() {
    World world = World.parse(world("\"OpenIDConnectProviders\":[{\"Url\":\"https://i.example\"}],"
        + "\"SAMLProviders\":[{\"Name\":\"corp\",\"SAMLMetadataDocument\":\"<x/>\"}]"));
    OidcProvider oidc = world.oidcProviders().get(0);
    assertEquals(List.of(), oidc.clientIds());
    assertEquals(Duration.ofMinutes(5), oidc.clockSkew());
    assertFalse(oidc.allowAllClaims());
    SamlProvider saml = world.samlProviders().get(0);
    assertEquals(List.of(SamlProvider.SIGN_IN_URL), saml.recipients());
    assertEquals(List.of(SamlProvider.SIGN_IN_AUDIENCE), saml.audiences());
    assertEquals(Duration.ofMinutes(1), saml.clockSkew());
    assertFalse(saml.allowReplay() || saml.allowResponseSignature() || saml.allowSha1());
    assertEquals(Optional.empty(), saml.assertionEncryptionMode());
  }

  // RT-3, WT-2
  @Test
  void featuresAreReadAndOffOtherwise() {
    Account off = account(world("\"OrgPath\":\"o-1/\""));
    assertFalse(off.outboundWebIdentityFederation());
    String on = "{\"Organization\":{\"Id\":\"o-1\",\"ManagementAccountId\":\"999988887777\","
        + "\"EnabledFeatures\":[\"RootSessions\"],\"IamAdministratorAccountId\":\"123456789012\"},"
        + "\"Accounts\":[{\"AccountId\":\"111122223333\",\"OutboundWebIdentityFederation\":true}]}";
    Account account = account(on);
    assertTrue(account.outboundWebIdentityFederation());
    assertEquals(Set.of("RootSessions"), account.organization().orElseThrow().enabledFeatures());
    assertTrue(account.organization().orElseThrow().allowsRootSessions());
    assertEquals(
        Optional.of(AccountId.of("123456789012")),
        account.organization().orElseThrow().iamAdministrator());
  }

  private static Account account(String world) {
    return World.parse(world).directory().findAccount(ACCOUNT).orElseThrow();
  }

  private static String world(String members) {
    return "{\"Accounts\":[{\"AccountId\":\"111122223333\"," + members + "}]}";
  }
}
