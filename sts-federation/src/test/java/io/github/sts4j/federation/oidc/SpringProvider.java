package io.github.sts4j.federation.oidc;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.ContextLoaderListener;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * Spring Authorization Server on this machine: discovery, key set and token issue are its own. In front of its key set stands a filter
 * by which a test makes the network misbehave.
 */
final class SpringProvider implements AutoCloseable {
  private static final Logger QUIET = Logger.getLogger("org.apache");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final AtomicInteger keyFetches = new AtomicInteger();
  volatile Answer keys = (provider, request, response) -> provider.doFilter(request, response);
  private final int port;
  private final List<JWK> published = new CopyOnWriteArrayList<>();
  private volatile String signing = "";
  private Tomcat tomcat;

  /** What the key set's address answers. */
  interface Answer {
    void to(FilterChain provider, HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException;
  }

  SpringProvider(File folder) throws Exception {
    QUIET.setLevel(Level.OFF);
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    publish("first");
    signWith("first");
    tomcat = start(folder);
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  void publish(String keyId) throws JOSEException {
    published.add(new RSAKeyGenerator(2048).keyID(keyId).generate());
  }

  void signWith(String keyId) {
    signing = keyId;
  }

  void withdraw(String keyId) {
    published.removeIf(key -> key.getKeyID().equals(keyId));
  }

  void restart(File folder) throws Exception {
    tomcat = start(folder);
  }

  void stop() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  @Override
  public void close() throws LifecycleException {
    stop();
  }

  /** A token by the grant of client credentials, whose subject is the client. */
  String token() throws IOException, InterruptedException {
    HttpResponse<String> response = HTTP.send(
        HttpRequest.newBuilder(URI.create(url() + "/oauth2/token"))
            .header("Authorization", "Basic bXktYXBwOnNlY3JldA==") // my-app:secret
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    JsonObject body = (JsonObject) JsonReader.read(response.body());
    return ((JsonString) body.get("access_token").orElseThrow()).value();
  }

  private Tomcat start(File folder) throws LifecycleException {
    Tomcat server = new Tomcat();
    server.setBaseDir(folder.getPath());
    server.setSilent(true);
    server.setPort(port);
    server.getConnector().setProperty("address", "127.0.0.1");
    Context site = server.addContext("", folder.getPath());
    Tomcat.addServlet(site, "nothing", new HttpServlet() {});
    site.addServletMappingDecoded("/", "nothing");
    AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
    spring.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("provider", this));
    spring.register(Settings.class);
    site.addServletContainerInitializer(
        (types, servlets) -> {
          servlets.addListener(new ContextLoaderListener(spring));
          servlets
              .addFilter("keys", new KeysFilter(this))
              .addMappingForUrlPatterns(null, false, "/oauth2/jwks");
          servlets
              .addFilter("security", new DelegatingFilterProxy("springSecurityFilterChain", spring))
              .addMappingForUrlPatterns(null, true, "/*");
        },
        null);
    server.start();
    return server;
  }

  private static final class KeysFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private final transient SpringProvider provider;

    KeysFilter(SpringProvider provider) {
      this.provider = provider;
    }

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      provider.keyFetches.incrementAndGet();
      provider.keys.to(chain, request, response);
    }
  }

  /** The server's configuration. */
  @Configuration
  @EnableWebSecurity
  static class Settings {
    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
      OAuth2AuthorizationServerConfigurer server =
          OAuth2AuthorizationServerConfigurer.authorizationServer();
      return http.securityMatcher(server.getEndpointsMatcher())
          .with(server, each -> each.oidc(withDefaults()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .build();
    }

    @Bean
    RegisteredClientRepository clients() {
      return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
          .clientId(OidcFixture.CLIENT)
          .clientSecret("{noop}secret")
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
          .build());
    }

    @Bean
    JWKSource<SecurityContext> keys(SpringProvider provider) {
      return (selector, context) -> selector.select(new JWKSet(List.copyOf(provider.published)));
    }

    /** For the server's own user info endpoint, which nobody calls here. */
    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> signing(SpringProvider provider) {
      return context -> context.getJwsHeader().keyId(provider.signing);
    }

    @Bean
    AuthorizationServerSettings address(SpringProvider provider) {
      return AuthorizationServerSettings.builder().issuer(provider.url()).build();
    }
  }
}
