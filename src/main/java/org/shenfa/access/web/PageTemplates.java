package org.shenfa.access.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** 页面模板: compiled with the product; a view's name is its template's path. */
@Configuration(proxyBeanMethods = false)
class PageTemplates {

  @Bean
  TemplateEngine templates() {
    return TemplateEngine.createPrecompiled(ContentType.Html);
  }

  @Bean
  ViewResolver templateViews(TemplateEngine templates) {
    return new Templates(templates);
  }

  /** Asked first; a name that is no template, such as a redirect, is left to the others. */
  private record Templates(TemplateEngine engine) implements ViewResolver, Ordered {
    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
      return !name.contains(":") && engine.hasTemplate(name + ".jte")
          ? page(engine, name + ".jte")
          : null;
    }

    @Override
    public int getOrder() {
      return HIGHEST_PRECEDENCE;
    }
  }

  private static View page(TemplateEngine templates, String template) {
    return (model, request, response) -> {
      var out = new Utf8ByteOutput();
      templates.render(
          template,
          model == null ? Map.<String, Object>of() : Map.copyOf(withoutNulls(model)),
          out);
      response.setContentType("text/html;charset=UTF-8");
      var html = RefusedForm.filled(request, out.toByteArray());
      response.setContentLength(html.length);
      // At once: Jetty sends a piece over 8 KiB straight away, before Spring has set its headers.
      response.getOutputStream().write(html);
    };
  }

  private static Map<String, Object> withoutNulls(Map<String, ?> model) {
    var full = new java.util.HashMap<String, Object>();
    model.forEach((name, value) -> {
      if (value != null && !name.startsWith("org.springframework")) {
        full.put(name, value);
      }
    });
    return full;
  }
}
