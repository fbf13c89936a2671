package org.shenfa.operations.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.SignedIn;
import org.shenfa.operations.OperationsRights;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** 运行维护的入口: whether the rail leads there, for the person whose page is being written. */
@Component
public class MachineLink implements WebMvcConfigurer, HandlerInterceptor {
  private static final String SHOWN = MachineLink.class.getName();

  private final OperationsRights rights;

  MachineLink(OperationsRights rights) {
    this.rights = rights;
  }

  /** Whether the rail shows it. */
  public static boolean shown() {
    var request = RequestContextHolder.getRequestAttributes();
    return request != null
        && Boolean.TRUE.equals(request.getAttribute(SHOWN, RequestAttributes.SCOPE_REQUEST));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/desk", "/desk/**");
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    var who = SecurityContextHolder.getContext().getAuthentication();
    if (page != null && who != null && who.getPrincipal() instanceof SignedIn me) {
      request.setAttribute(SHOWN, rights.leadsThere(me));
    }
  }
}
