package io.github.sts4j.examples.springboot;

import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.query.StsQueryHandler;
import io.github.sts4j.core.session.RequestAuthenticator;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Everything that the service is made of. */
@Configuration(proxyBeanMethods = false)
class StsConfiguration {
  /** Accounts, users, roles and keys, in the shape of {@code aws iam get-account-authorization-details}. */
  @Bean
  World world(@Value("${sts.world}") Resource file) throws IOException {
    return World.parse(file.getContentAsString(StandardCharsets.UTF_8));
  }

  /** Keys of one process, so that sessions end with it. A service of many nodes has them in its database instead. */
  @Bean
  KeyRing keyRing() {
    return KeyRing.generate();
  }

  @Bean
  TokenService tokenService(World world, KeyRing keyRing, StsHealth health) {
    return TokenService.builder()
        .directory(world.directory())
        .keyRing(keyRing)
        .observer(health)
        .build();
  }

  @Bean
  StsQueryHandler stsQueryHandler(TokenService sts) {
    return new StsQueryHandler(sts, SigV4Settings.forSts(), new SecureRandom());
  }

  /** Requests to the reports are signed for a service of that name. */
  @Bean
  RequestAuthenticator reportsAuthenticator(TokenService sts) {
    return sts.authenticator(SigV4Settings.builder("reports").build());
  }

  @Bean
  FilterRegistrationBean<SignatureFilter> signatureFilter(RequestAuthenticator authenticator) {
    FilterRegistrationBean<SignatureFilter> registration =
        new FilterRegistrationBean<>(new SignatureFilter(authenticator));
    registration.addUrlPatterns("/reports/*");
    return registration;
  }
}
