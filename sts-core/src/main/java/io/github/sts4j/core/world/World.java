package io.github.sts4j.core.world;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.federation.OidcProvider;
import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.OrganizationMembership;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonException;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a world file describes: a directory, and what lies beside it. Unknown members of the file are ignored; a wrong one is
 * refused with its JSON pointer, and then nothing is loaded.
 *
 * @param directory accounts, users, roles, managed policies and long-term keys; it can be changed afterwards
 * @param buckets the buckets of all accounts
 * @param oidcProviders the OpenID Connect providers of all accounts
 * @param samlProviders the SAML providers of all accounts
 */
public record World(
    InMemoryIdentityDirectory directory,
    List<Bucket> buckets,
    List<OidcProvider> oidcProviders,
    List<SamlProvider> samlProviders) {

  /**
   * A bucket and its policy.
   *
   * @param name the bucket's name
   * @param account its owner
   * @param policy its policy, of kind {@link PolicyKind#RESOURCE}, bound to the unique ids of its principals (TP-7)
   */
  public record Bucket(String name, AccountId account, Optional<Policy> policy) {
    public Bucket {
      requireNonNull(name, "name");
      requireNonNull(account, "account");
      requireNonNull(policy, "policy");
    }
  }

  public World {
    requireNonNull(directory, "directory");
    buckets = List.copyOf(buckets);
    oidcProviders = List.copyOf(oidcProviders);
    samlProviders = List.copyOf(samlProviders);
  }

  /**
   * Reads a world file. The files it names are relative to its folder.
   *
   * @throws WorldFileException when it is not as it must be; the message names the JSON pointer, line and column
   * @throws IOException when it cannot be read
   */
  public static World read(Path file) throws IOException {
    return parse(Files.readString(file), file.toAbsolutePath().resolveSibling(""));
  }

  /**
   * Reads the text of a world file.
   *
   * @param folder what the names of other files are relative to
   * @throws WorldFileException when it is not as it must be; the message names the JSON pointer, line and column
   */
  public static World parse(String json, Path folder) {
    return parse(json, NamedFiles.in(folder));
  }

  /**
   * Reads the text of a world file that names no other files.
   *
   * @throws WorldFileException when it is not as it must be, or names a file; the message names the JSON pointer, line and
   *     column
   */
  public static World parse(String json) {
    return parse(json, NamedFiles.none());
  }

  private static World parse(String json, NamedFiles files) {
    Fields world = Fields.of(document(json));
    InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
    ManagedPolicies managedPolicies = new ManagedPolicies();
    List<Fields> accounts = world.objects("Accounts");
    if (accounts.isEmpty()) {
      throw Fields.wrong(world.object(), "needs the member Accounts, with at least one account");
    }
    for (Fields account : accounts) {
      putAccount(directory, account, world);
      managedPolicies.add(account, account.text("AccountId"));
    }
    managedPolicies.forEach(directory::putManagedPolicy);
    List<AccountReader> readers = accounts.stream()
        .map(account -> new AccountReader(account, managedPolicies, directory))
        .toList();
    readers.forEach(AccountReader::readUsers);
    readers.forEach(AccountReader::readRoleNames);
    readers.forEach(AccountReader::readRoles);
    List<Bucket> buckets = new ArrayList<>();
    readers.forEach(reader -> buckets.addAll(reader.readBuckets()));
    List<OidcProvider> oidcProviders = new ArrayList<>();
    List<SamlProvider> samlProviders = new ArrayList<>();
    for (Fields account : accounts) {
      ProviderReader providers = new ProviderReader(account, files);
      oidcProviders.addAll(providers.readOidcProviders());
      samlProviders.addAll(providers.readSamlProviders());
    }
    return new World(directory, buckets, oidcProviders, samlProviders);
  }

  private static JsonValue document(String json) {
    try {
      return JsonReader.read(json);
    } catch (JsonException e) {
      throw new WorldFileException(e.pointer(), e.line(), e.column(), e.problem());
    }
  }

  private static void putAccount(
      InMemoryIdentityDirectory directory, Fields account, Fields world) {
    AccountId id = account.value("AccountId", AccountId::of);
    if (directory.findAccount(id).isPresent()) {
      throw Fields.wrong(account.require("AccountId"), "account " + id + " is given twice");
    }
    Optional<OrganizationMembership> organization = world
        .get("Organization")
        .map(Fields::of)
        .map(fields -> new OrganizationMembership(
            fields.text("Id"),
            fields.value("ManagementAccountId", AccountId::of),
            account.optionalText("OrgPath"),
            Set.copyOf(fields.texts("EnabledFeatures")),
            fields.optionalValue("IamAdministratorAccountId", AccountId::of)));
    directory.putAccount(new Account(
        id,
        organization,
        levels(account, "ServiceControlPolicies", PolicyKind.SERVICE_CONTROL),
        levels(account, "ResourceControlPolicies", PolicyKind.RESOURCE_CONTROL),
        account.flag("OutboundWebIdentityFederation")));
  }

  /** The policies of the account's own level; or, where the elements are arrays, of each level from the root down. */
  private static List<List<Policy>> levels(Fields account, String member, PolicyKind kind) {
    List<JsonValue> elements = account.list(member);
    if (elements.isEmpty()) {
      return List.of();
    }
    List<List<Policy>> levels = new ArrayList<>();
    List<Policy> own = new ArrayList<>();
    for (JsonValue element : elements) {
      if (element instanceof JsonArray level) {
        levels.add(policies(level.elements(), kind, member));
      } else {
        own.addAll(policies(List.of(element), kind, member));
      }
    }
    if (!own.isEmpty()) {
      levels.add(own);
    }
    return levels;
  }

  private static List<Policy> policies(List<JsonValue> documents, PolicyKind kind, String member) {
    return documents.stream()
        .map(document -> {
          String name = member + " " + document.pointer();
          return PolicyDocuments.parse(document, kind, name, name);
        })
        .toList();
  }
}
