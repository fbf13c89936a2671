package org.shenfa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** 路由规则: looks up the handler a request will reach and asks whom it is open to. */
@Component
class RouteRules implements AuthorizationManager<RequestAuthorizationContext> {
  private final ObjectProvider<RequestMappingHandlerMapping> routes;

  RouteRules(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> routes) {
    this.routes = routes;
  }

  @Override
  public @Nullable AuthorizationResult authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    var open = openTo(context.getRequest());
    if (open.contains(Role.ANYONE)) {
      return new AuthorizationDecision(true);
    }
    var who = authentication.get();
    return new AuthorizationDecision(
        who != null && who.getPrincipal() instanceof SignedIn me && open.stream().anyMatch(me::is));
  }

  private List<Role> openTo(HttpServletRequest request) {
    return handler(request)
        .map(h -> h.getMethodAnnotation(MayEnter.class))
        .map(rule -> Arrays.asList(rule.value()))
        .orElse(List.of());
  }

  private Optional<HandlerMethod> handler(HttpServletRequest request) {
    try {
      if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
        ServletRequestPathUtils.parseAndCache(request);
      }
      var chain = routes.getObject().getHandler(request);
      return chain != null && chain.getHandler() instanceof HandlerMethod method
          ? Optional.of(method)
          : Optional.empty();
    } catch (Exception e) {
      return Optional.empty();
    }
  }
}
