package org.shenfa.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shenfa.procedures.PlainWords;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * 公众填写的内容: control signs that came with what somebody pasted are taken out, where the desk asks its
 * people to do so; nobody has to write a letter twice for a sign that cannot be seen.
 */
@Component
class VisitorsWords extends OncePerRequestFilter {
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/_/")
        || !request.getMethod().equals(HttpMethod.POST.name());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new Readable(request), response);
  }

  private static final class Readable extends HttpServletRequestWrapper {
    private @Nullable Map<String, String[]> read;

    Readable(HttpServletRequest request) {
      super(request);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      if (read == null) {
        var all = new LinkedHashMap<String, String[]>();
        super.getParameterMap()
            .forEach((name, values) ->
                all.put(
                    name, Arrays.stream(values).map(PlainWords::readable).toArray(String[]::new)));
        read = Collections.unmodifiableMap(all);
      }
      return read;
    }

    @Override
    public @Nullable String getParameter(String name) {
      var values = getParameterMap().get(name);
      return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(getParameterMap().keySet());
    }
  }
}
