package org.shenfa.access.web;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.shenfa.access.Due;
import org.shenfa.access.SignedIn;
import org.shenfa.access.SigningIn;
import org.shenfa.access.Source;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** 访问控制: default deny; a route is open only to the roles its {@code @MayEnter} names. */
@Configuration(proxyBeanMethods = false)
class Security {
  static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
          + " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

  @Bean
  SecurityFilterChain desk(
      HttpSecurity http, RouteRules rules, SigningIn signingIn, Arrivals arrivals, Clock clock)
      throws Exception {
    return http.authorizeHttpRequests(routes ->
            routes
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .anyRequest()
                .access(rules))
        .addFilterAfter(new RightsAsOfNow(signingIn, clock), SecurityContextHolderFilter.class)
        .formLogin(form ->
            form.loginPage("/desk/login")
                .usernameParameter("staffNo")
                .authenticationDetailsSource(arrivals::source)
                .successHandler((request, response, done) -> {
                  if (done.getPrincipal() instanceof SignedIn me
                      && me.demo()
                      && done.getDetails() instanceof Source source) {
                    arrivals.mark(request, response, source);
                  }
                  response.sendRedirect("/desk");
                })
                .failureUrl("/desk/login?failed"))
        .logout(out -> out.logoutUrl("/desk/logout").logoutSuccessUrl("/desk/login"))
        .exceptionHandling(e ->
            e.authenticationEntryPoint(
                    (request, response, problem) -> {
                      if (request.getMethod().equals(HttpMethod.GET.name())
                          && request.getRequestURI().startsWith("/desk")) {
                        new LoginUrlAuthenticationEntryPoint("/desk/login")
                            .commence(request, response, problem);
                      } else {
                        response.sendError(HttpStatus.NOT_FOUND.value());
                      }
                    })
                .accessDeniedHandler((request, response, problem) -> {
                  if (problem instanceof org.springframework.security.web.csrf.CsrfException) {
                    response.sendError(HttpStatus.FORBIDDEN.value());
                  } else if (request.getMethod().equals(HttpMethod.GET.name())
                      && request.getUserPrincipal() instanceof Authentication who
                      && who.getPrincipal() instanceof SignedIn me
                      && me.due() != Due.NOTHING) {
                    response.sendRedirect(me.due().page());
                  } else {
                    response.sendError(HttpStatus.NOT_FOUND.value());
                  }
                }))
        .requestCache(cache -> cache.disable())
        // Nobody signs in there: what is sent comes with no more than the sender's own right.
        .csrf(csrf -> csrf.ignoringRequestMatchers("/_/**"))
        .headers(headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                .frameOptions(frames -> frames.sameOrigin())
                .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(c -> c.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(c -> c.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                    p -> p.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()")))
        .build();
  }

  /** Addresses that the firewall turns away never reach a page; they get their sentence here. */
  @Bean
  RequestRejectedHandler turnedAway() {
    return (request, response, problem) -> {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      LastWord.PROTECTION.forEach(response::setHeader);
      response.setContentType("text/plain;charset=UTF-8");
      response.getWriter().write(EveryPage.sentence(HttpStatus.BAD_REQUEST.value()));
    };
  }

  /** Asks {@link SigningIn}; the answer is the same for a wrong password and an unknown name. */
  @Bean
  AuthenticationProvider passwordProvider(SigningIn signingIn) {
    return new AuthenticationProvider() {
      @Override
      public Authentication authenticate(Authentication attempt) throws AuthenticationException {
        var source = attempt.getDetails() instanceof Source given ? given : Source.at("?");
        if (!PlainText.readable(attempt.getName())) {
          throw new BadCredentialsException("工号或密码不对");
        }
        return signingIn
            .check(attempt.getName(), String.valueOf(attempt.getCredentials()), source)
            .map(Security::signedIn)
            .orElseThrow(() -> new BadCredentialsException("工号或密码不对"));
      }

      @Override
      public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
      }
    };
  }

  static Authentication signedIn(SignedIn who) {
    return UsernamePasswordAuthenticationToken.authenticated(who, null, List.of());
  }
}
