package org.shenfa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** 可读的文字: nothing typed reaches a page's code with characters that nobody can see or type. */
@Configuration(proxyBeanMethods = false)
class PlainText implements WebMvcConfigurer, HandlerInterceptor {
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var wrong = new ArrayList<Violation>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          for (var value : values) {
            if (!readable(value)) {
              wrong.add(new Violation(Clause.HOUSE, name, "这一栏里有看不见的控制字符，请删去后重新填写。"));
            }
          }
        });
    if (!wrong.isEmpty()) {
      throw new Violations(wrong);
    }
    return true;
  }

  static boolean readable(String text) {
    return text.codePoints()
        .noneMatch(c ->
            (Character.getType(c) == Character.CONTROL && c != '\n' && c != '\r' && c != '\t')
                || Character.getType(c) == Character.SURROGATE);
  }
}
