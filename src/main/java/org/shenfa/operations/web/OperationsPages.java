package org.shenfa.operations.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.operations.BackupRecords;
import org.shenfa.operations.Backups;
import org.shenfa.operations.Figures;
import org.shenfa.operations.Health;
import org.shenfa.operations.Jobs;
import org.shenfa.operations.OperationsRights;
import org.shenfa.operations.OperationsWatch;
import org.shenfa.operations.Storage;
import org.shenfa.operations.Warnings;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** 运行维护的页面: how the machine fares; backups and whether they can be restored. */
@Controller
class OperationsPages {
  private static final int SHOWN = 20;

  private final OperationsRights rights;
  private final OperationsWatch watch;
  private final Health health;
  private final Figures figures;
  private final Jobs jobs;
  private final Storage storage;
  private final Warnings warnings;
  private final Backups backups;
  private final BackupRecords records;
  private final Clock clock;

  OperationsPages(
      OperationsRights rights,
      OperationsWatch watch,
      Health health,
      Figures figures,
      Jobs jobs,
      Storage storage,
      Warnings warnings,
      Backups backups,
      BackupRecords records,
      Clock clock) {
    this.rights = rights;
    this.watch = watch;
    this.health = health;
    this.figures = figures;
    this.jobs = jobs;
    this.storage = storage;
    this.warnings = warnings;
    this.backups = backups;
    this.records = records;
    this.clock = clock;
  }

  @GetMapping("/desk/operations")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN})
  String machine(@AuthenticationPrincipal SignedIn me, Model model) {
    rights.mustHold(me);
    var now = clock.instant();
    model.addAttribute("alarms", watch.alarms(now));
    model.addAttribute("parts", health.parts());
    model.addAttribute("queues", figures.queues());
    model.addAttribute("jobs", jobs.all());
    model.addAttribute("room", storage.now(now));
    model.addAttribute("freePercent", storage.freePercent());
    model.addAttribute("growth", storage.since(now.minus(30, ChronoUnit.DAYS)));
    model.addAttribute("certificates", figures.certificates());
    model.addAttribute("day", LocalDate.now(clock));
    model.addAttribute("warnings", warnings.all().stream().limit(SHOWN).toList());
    model.addAttribute("migration", figures.migration());
    model.addAttribute("server", figures.server());
    model.addAttribute("version", backups.version());
    model.addAttribute("newest", backups.newest().orElse(null));
    model.addAttribute("trial", records.trials(1).stream().findFirst().orElse(null));
    return "operations/machine";
  }

  @GetMapping("/desk/operations/backups")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN})
  String backups(@AuthenticationPrincipal SignedIn me, Model model) {
    rights.mustHold(me);
    model.addAttribute("own", backups.own());
    model.addAttribute("plan", records.plan());
    model.addAttribute("folder", backups.folder().path().toString());
    var keys = backups.folder().keys();
    model.addAttribute("keys", keys == null ? "" : keys.toString());
    model.addAttribute("sameDisk", storage.sameDisk());
    model.addAttribute("kept", backups.folder().all());
    model.addAttribute("runs", records.runs(SHOWN));
    model.addAttribute("trials", records.trials(SHOWN));
    model.addAttribute("work", backups.work().orElse(null));
    return "operations/backups";
  }

  /** How far the work has come, for the bar on the page. */
  @GetMapping("/desk/operations/progress")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN})
  @ResponseBody
  Map<String, Object> progress(@AuthenticationPrincipal SignedIn me) {
    rights.mustHold(me);
    var all = new LinkedHashMap<String, Object>();
    all.put("busy", backups.work().isPresent());
    backups
        .work()
        .ifPresent(w -> {
          all.put("what", w.what());
          all.put("done", w.done());
          all.put("of", w.of());
        });
    return all;
  }

  @PostMapping("/desk/operations/backups")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN})
  String take(@AuthenticationPrincipal SignedIn me) {
    rights.mustHold(me);
    backups.takeSoon(me.person());
    return "redirect:/desk/operations/backups";
  }

  @PostMapping("/desk/operations/backups/test")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN})
  String tryNewest(@AuthenticationPrincipal SignedIn me) {
    rights.mustHold(me);
    backups.trySoon(me.person());
    return "redirect:/desk/operations/backups";
  }

  @PostMapping("/desk/operations/backups/plan")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN})
  String arrange(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "-1") int hour,
      @RequestParam(defaultValue = "-1") int kept,
      @RequestParam(defaultValue = "-1") int oldest,
      @RequestParam(defaultValue = "-1") int day) {
    rights.mustHold(me);
    backups.arrange(me.person(), hour, kept, oldest, day);
    return "redirect:/desk/operations/backups";
  }
}
