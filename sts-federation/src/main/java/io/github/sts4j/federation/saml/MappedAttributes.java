package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The attributes that become condition keys of the trust evaluation (SM-42). Names are compared with case. */
final class MappedAttributes {
  private static final String EDU_PERSON = "urn:oid:1.3.6.1.4.1.5923.1.1.1.";
  private static final String EDU_ORG = "urn:oid:1.3.6.1.4.1.5923.1.2.1.";
  private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
  private static final Map<String, List<Key>> KEYS = keys();

  private MappedAttributes() {}

  /** A condition key, and whether it may have several values. */
  private record Key(String name, boolean list) {}

  private static Map<String, List<Key>> keys() {
    Map<String, List<Key>> keys = new HashMap<>();
    list(keys, EDU_PERSON + "1", "edupersonaffiliation");
    list(keys, EDU_PERSON + "2", "edupersonnickname");
    single(keys, EDU_PERSON + "3", "edupersonorgdn");
    list(keys, EDU_PERSON + "4", "edupersonorgunitdn");
    single(keys, EDU_PERSON + "5", "edupersonprimaryaffiliation");
    single(keys, EDU_PERSON + "6", "edupersonprincipalname");
    list(keys, EDU_PERSON + "7", "edupersonentitlement");
    single(keys, EDU_PERSON + "8", "edupersonprimaryorgunitdn");
    list(keys, EDU_PERSON + "9", "edupersonscopedaffiliation");
    list(keys, EDU_PERSON + "10", "edupersontargetedid");
    list(keys, EDU_PERSON + "11", "edupersonassurance");
    list(keys, EDU_ORG + "2", "eduorghomepageuri");
    list(keys, EDU_ORG + "3", "eduorgidentityauthnpolicyuri");
    list(keys, EDU_ORG + "4", "eduorglegalname");
    list(keys, EDU_ORG + "5", "eduorgsuperioruri");
    list(keys, EDU_ORG + "6", "eduorgwhitepagesuri");
    list(keys, "urn:oid:2.5.4.3", "cn");
    single(keys, CLAIMS + "name", "name");
    single(keys, CLAIMS + "givenname", "givenName");
    single(keys, CLAIMS + "surname", "surname");
    single(keys, CLAIMS + "emailaddress", "mail");
    single(keys, "http://schemas.xmlsoap.org/claims/CommonName", "commonName");
    // the mapping table says one, the list of keys another.
    keys.put(
        "http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid",
        List.of(new Key("saml:uid", false), new Key("saml:primaryGroupSID", false)));
    single(keys, "2.5.4.3", "commonName");
    single(keys, "2.5.4.4", "surname");
    single(keys, "2.4.5.42", "givenName"); // as printed
    single(keys, "2.5.4.42", "givenName"); // as it is
    single(keys, "2.5.4.45", "x500UniqueIdentifier");
    single(keys, "0.9.2342.19200300100.1.1", "uid");
    single(keys, "0.9.2342.19200300100.1.3", "mail");
    single(keys, "0.9.2342.19200300.100.1.45", "organizationStatus");
    return Map.copyOf(keys);
  }

  private static void list(Map<String, List<Key>> keys, String attribute, String key) {
    keys.put(attribute, List.of(new Key("saml:" + key, true)));
  }

  private static void single(Map<String, List<Key>> keys, String attribute, String key) {
    keys.put(attribute, List.of(new Key("saml:" + key, false)));
  }

  /** The condition keys with their values. Where several attributes are for one key, the first counts (SM-35). */
  static Map<String, List<String>> contextOf(Map<String, SamlAttribute> attributes) {
    Map<String, List<String>> context = new HashMap<>();
    attributes.forEach((name, attribute) -> KEYS.getOrDefault(name, List.of())
        .forEach(key -> context.putIfAbsent(key.name(), values(key, attribute))));
    context.values().removeIf(List::isEmpty);
    return context;
  }

  private static List<String> values(Key key, SamlAttribute attribute) {
    // A value that cannot be read, or one too many, must not make a condition of a trust policy
    // come out otherwise.
    if (!attribute.readable() || (!key.list() && attribute.values().size() > 1)) {
      throw new SamlRefusal(
          SamlFailure.ATTRIBUTES, "an attribute with values that its key cannot have");
    }
    return attribute.values();
  }
}
