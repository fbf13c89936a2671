package org.shenfa.boards.web;

import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.boards.OwnBoards;
import org.shenfa.boards.ProvinceBoards;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 看板: the province, and oneself; a unit's stands with its responsibilities. */
@Controller
class BoardPages {
  private final ProvinceBoards provinces;
  private final OwnBoards own;

  BoardPages(ProvinceBoards provinces, OwnBoards own) {
    this.provinces = provinces;
    this.own = own;
  }

  @GetMapping("/desk/boards")
  @MayEnter(Role.STAFF)
  String province(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("board", provinces.of(me));
    return "boards/province";
  }

  @GetMapping("/desk/boards/mine")
  @MayEnter(Role.STAFF)
  String mine(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("board", own.of(me));
    return "boards/mine";
  }
}
