package org.shenfa.orders.web;

import static org.shenfa.regulation.Clause.MEASURES_12_2;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.orders.Order;
import org.shenfa.orders.OrderEvent;
import org.shenfa.orders.OrderRights;
import org.shenfa.orders.OrderTerm;
import org.shenfa.orders.Orders;
import org.shenfa.organization.Organization;
import org.shenfa.regulation.Violations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 督办单: the list, the form by hand, one order and its steps. */
@Controller
class OrderPages {
  private static final String PAGE = "redirect:/desk/orders/";

  private final Orders orders;
  private final OrderRights rights;
  private final Organization organization;
  private final Clock clock;

  OrderPages(Orders orders, OrderRights rights, Organization organization, Clock clock) {
    this.orders = orders;
    this.rights = rights;
    this.organization = organization;
    this.clock = clock;
  }

  @GetMapping("/desk/orders")
  @MayEnter(Role.STAFF)
  String list(@AuthenticationPrincipal SignedIn me, Model model) {
    var all = orders.seen(me.person());
    var owed = orders.owed(me.person());
    model.addAttribute("owed", owed);
    model.addAttribute(
        "others",
        all.stream()
            .filter(o -> !o.over() && owed.stream().noneMatch(w -> w.id() == o.id()))
            .toList());
    model.addAttribute("unrectified", all.stream().filter(Order::unrectified).toList());
    model.addAttribute("over", all.stream().filter(Order::over).toList());
    model.addAttribute("issues", rights.supervises(me.person()));
    model.addAttribute("now", clock.instant());
    return "orders/list";
  }

  @GetMapping("/desk/orders/new")
  @MayEnter(Role.PUBLICITY)
  String form(Model model) {
    model.addAttribute("units", organization.units());
    model.addAttribute("terms", List.of(OrderTerm.values()));
    return "orders/new";
  }

  @PostMapping("/desk/orders")
  @MayEnter(Role.PUBLICITY)
  String issue(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "0") long unit,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String demand,
      @RequestParam(defaultValue = "") String basis,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String term) {
    return PAGE + orders.issue(me.person(), unit, title, demand, basis, address, Orders.term(term));
  }

  @GetMapping("/desk/orders/{id}")
  @MayEnter(Role.STAFF)
  String one(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var order = orders.seen(me.person(), id);
    model.addAttribute("order", order);
    model.addAttribute("open", rights.open(me.person(), order).keySet());
    model.addAttribute("story", orders.story(order));
    model.addAttribute("clocks", orders.clocks(order));
    model.addAttribute("now", clock.instant());
    return "orders/order";
  }

  @PostMapping("/desk/orders/{id}")
  @MayEnter(Role.STAFF)
  String act(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String what,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String evidence) {
    var by = me.person();
    switch (event(what)) {
      case ACKNOWLEDGE -> orders.acknowledge(by, id);
      case RECTIFY -> orders.rectify(by, id, words, evidence);
      case VERIFY -> orders.verify(by, id, words);
      case SEND_BACK -> orders.sendBack(by, id, words);
      case CLOSE -> orders.close(by, id);
      case WITHDRAW -> orders.withdraw(by, id, words);
      case ISSUE, LAPSE -> throw new Violations(MEASURES_12_2, "没有这一项。");
    }
    return PAGE + id;
  }

  private static OrderEvent event(String name) {
    return Arrays.stream(OrderEvent.values())
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Violations(MEASURES_12_2, "没有这一项。"));
  }
}
