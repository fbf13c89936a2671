package org.shenfa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.RailCount;
import org.shenfa.access.SignedIn;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** 侧栏: carries what modules count to the rail, whatever page of the desk is being written. */
@Component
public class Rail implements WebMvcConfigurer, HandlerInterceptor {
  private final List<RailCount> counts;

  Rail(List<RailCount> counts) {
    this.counts = List.copyOf(counts);
  }

  /** What was counted for the page that is being written; 0 where nobody was asked. */
  public static int count(Class<? extends RailCount> what) {
    var request = RequestContextHolder.getRequestAttributes();
    return request != null
            && request.getAttribute(what.getName(), RequestAttributes.SCOPE_REQUEST)
                instanceof Integer n
        ? n
        : 0;
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
    if (page != null
        && page.getViewName() instanceof String view
        && !view.startsWith("redirect:")
        && who != null
        && who.getPrincipal() instanceof SignedIn me) {
      for (var one : counts) {
        request.setAttribute(one.getClass().getName(), one.of(me));
      }
    }
  }
}
