package org.shenfa.access.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.SignedIn;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.ui.Model;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;

/** 每一页: who is at the desk, the day, and how a refusal is shown. */
@ControllerAdvice
class EveryPage {
  private static final Logger LOG = LoggerFactory.getLogger(EveryPage.class);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("M月d日 EEE", Locale.CHINA);

  private final Clock clock;

  EveryPage(Clock clock) {
    this.clock = clock;
  }

  @ModelAttribute
  void everyPage(
      Model model, HttpServletRequest request, @AuthenticationPrincipal @Nullable SignedIn me) {
    if (me != null) {
      model.addAttribute("me", me);
    }
    // What visitors get starts no session, so that it sets no cookie.
    if (!visitor(request)
        && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      model.addAttribute("csrf", token.getToken());
    }
    model.addAttribute("today", LocalDate.now(clock).format(DAY));
  }

  /** Whether the address is one of the public site, also while its error is being answered. */
  private static boolean visitor(HttpServletRequest request) {
    var asked =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
            ? uri
            : request.getRequestURI();
    return asked.startsWith("/_/");
  }

  /** A rule would be broken: every sentence, each with its clause. */
  @ExceptionHandler
  @Nullable ModelAndView refused(
      Violations refused, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    return refused(refused.all(), request, response);
  }

  /** One field holds what its kind cannot hold: the same answer as for a broken rule. */
  @ExceptionHandler
  @Nullable ModelAndView mistyped(
      MethodArgumentTypeMismatchException e,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    return e.getParameter().hasParameterAnnotation(PathVariable.class)
        ? missing(request)
        : refused(
            List.of(new Violation(Clause.HOUSE, e.getName(), wanted(e.getRequiredType()))),
            request,
            response);
  }

  @ExceptionHandler
  @Nullable ModelAndView absent(
      MissingServletRequestParameterException e,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    return refused(
        List.of(new Violation(Clause.HOUSE, e.getParameterName(), "这一栏没有填写。")), request, response);
  }

  private static String wanted(@Nullable Class<?> kind) {
    return kind == LocalDate.class
        ? "请填写日期，例如 2026-01-05。"
        : kind == LocalDateTime.class
            ? "请填写日期和时间，例如 2026-01-05T09:00。"
            : kind == int.class || kind == long.class ? "请填写整数。" : "没有这个选项，请重新选择。";
  }

  private static @Nullable ModelAndView refused(
      List<Violation> violations, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (RefusedForm.answer(request, response, violations)) {
      return null;
    }
    if (visitor(request)) {
      var page = problem(HttpStatus.UNPROCESSABLE_CONTENT, request);
      page.addObject("heading", "没有办成");
      page.addObject(
          "sentence", violations.stream().map(Violation::sentence).collect(Collectors.joining()));
      return page;
    }
    var page = new ModelAndView("access/refused");
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    page.addObject("violations", violations);
    return page;
  }

  /** Somebody else was a moment faster, and the database kept only one of the two. */
  @ExceptionHandler({DataIntegrityViolationException.class, ConcurrencyFailureException.class})
  @Nullable ModelAndView overtaken(
      DataAccessException e, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    LOG.warn("与另一项操作冲突：{}", e.getMostSpecificCause().getMessage());
    return refused(
        List.of(new Violation(Clause.HOUSE, null, "刚才有另一项操作同时改动了这里，这一次没有生效；请看清现在的情况再办。")),
        request,
        response);
  }

  @ExceptionHandler(NoSuchElementException.class)
  @ResponseStatus(HttpStatus.NOT_FOUND)
  ModelAndView missing(HttpServletRequest request) {
    return problem(HttpStatus.NOT_FOUND, request);
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  ModelAndView tooLarge(HttpServletRequest request) {
    return problem(HttpStatus.CONTENT_TOO_LARGE, request);
  }

  @ExceptionHandler({
    org.springframework.web.bind.ServletRequestBindingException.class,
    org.springframework.web.multipart.MultipartException.class,
    org.springframework.http.converter.HttpMessageNotReadableException.class,
    IllegalArgumentException.class,
    java.time.DateTimeException.class
  })
  ModelAndView badRequest(Exception e, HttpServletRequest request) {
    LOG.info("请求无法理解：{}", e.getClass().getSimpleName());
    return problem(HttpStatus.BAD_REQUEST, request);
  }

  static ModelAndView problem(HttpStatus status, HttpServletRequest request) {
    var page = new ModelAndView(visitor(request) ? "access/astray" : "access/problem");
    page.setStatus(status);
    page.addObject("status", status.value());
    page.addObject(
        "sentence",
        visitor(request) && status == HttpStatus.BAD_REQUEST
            ? "提交的内容读不出来或者太大，没有登记。请返回上一页改短后再提交，写好的内容还在那一页上；也可以打电话或者写信给我们。"
            : sentence(status.value()));
    return page;
  }

  static String sentence(int status) {
    return switch (status) {
      case 400 -> "请求里有填错或者缺少的内容，请返回检查后再试。";
      case 403 -> "页面已过期，请返回上一页刷新后再提交；您填写的内容仍在那一页上。";
      case 404 -> "没有这一页，或者您不能查看它。";
      case 405 -> "这个地址不接受这样的操作。";
      case 413 -> "文件太大，单个附件最大 100 MB。";
      case 429 -> "操作太频繁，请稍候再试。";
      default -> "系统没能完成这一步，请稍后再试；多次不成功的，请联系科技和信息化处。";
    };
  }
}
