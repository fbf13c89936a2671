package org.shenfa.access.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** 出错页: says what happened in one sentence and nothing of the machine. */
@Controller
class Problems implements ErrorController {
  @RequestMapping("/error")
  @MayEnter(Role.ANYONE)
  ModelAndView problem(HttpServletRequest request) {
    var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var status = code instanceof Integer n ? HttpStatus.resolve(n) : null;
    return EveryPage.problem(status == null ? HttpStatus.NOT_FOUND : status, request);
  }
}
