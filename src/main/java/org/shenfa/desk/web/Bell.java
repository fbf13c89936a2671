package org.shenfa.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.SignedIn;
import org.shenfa.reminders.Notices;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** 未读提醒: the number the rail shows on every page, asked once for a page and by one query. */
@Component
public class Bell implements WebMvcConfigurer, HandlerInterceptor {
  private static final String UNREAD = Bell.class.getName();

  private final Notices notices;

  Bell(Notices notices) {
    this.notices = notices;
  }

  /** How many notices are unread by the person whose page is being written. */
  public static int unread() {
    var request = RequestContextHolder.getRequestAttributes();
    return request != null
            && request.getAttribute(UNREAD, RequestAttributes.SCOPE_REQUEST) instanceof Integer n
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
        && who.getPrincipal() instanceof SignedIn me
        && !me.posts().isEmpty()) {
      request.setAttribute(UNREAD, notices.unread(me.personId()));
    }
  }
}
