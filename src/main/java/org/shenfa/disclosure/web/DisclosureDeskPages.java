package org.shenfa.disclosure.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.disclosure.AnnualRow;
import org.shenfa.disclosure.Applicant;
import org.shenfa.disclosure.Channel;
import org.shenfa.disclosure.DisclosureIntake;
import org.shenfa.disclosure.DisclosureRegister;
import org.shenfa.disclosure.DisclosureReplying;
import org.shenfa.disclosure.DisclosureSettings;
import org.shenfa.disclosure.Outcome;
import org.shenfa.disclosure.RemedyResult;
import org.shenfa.disclosure.RemedyTable;
import org.shenfa.disclosure.RemedyWay;
import org.shenfa.procedures.OfficialPaper;
import org.shenfa.procedures.QueryCode;
import org.shenfa.site.SiteSettings;
import org.shenfa.vault.Vault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 依申请公开登记簿 and the workbench of one request, for 办公室; to everybody else they are not there. */
@Controller
@EnableConfigurationProperties(DisclosureSettings.class)
class DisclosureDeskPages {
  static final String CASE = "/desk/disclosure/{number:GS\\d{4}-\\d{5}}";

  private final DisclosureRegister register;
  private final DisclosureIntake intake;
  private final DisclosureReplying replying;
  private final Vault vault;
  private final SiteSettings site;
  private final Clock clock;

  DisclosureDeskPages(
      DisclosureRegister register,
      DisclosureIntake intake,
      DisclosureReplying replying,
      Vault vault,
      SiteSettings site,
      Clock clock) {
    this.register = register;
    this.intake = intake;
    this.replying = replying;
    this.vault = vault;
    this.site = site;
    this.clock = clock;
  }

  @GetMapping("/desk/disclosure")
  @MayEnter(Role.STAFF)
  String register(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "false") boolean all,
      Model model) {
    var requests = register.all(me.person());
    model.addAttribute(
        "requests", requests.stream().filter(r -> all || !r.state().closed()).toList());
    model.addAttribute("all", all);
    model.addAttribute("count", requests.size());
    model.addAttribute("day", LocalDate.now(clock));
    return "disclosure/register";
  }

  @GetMapping("/desk/disclosure/new")
  @MayEnter(Role.STAFF)
  String entry(@AuthenticationPrincipal SignedIn me, Model model) {
    known(me);
    model.addAttribute("form", QueryCode.fresh().form());
    model.addAttribute("day", LocalDate.now(clock));
    return "disclosure/entry";
  }

  @PostMapping("/desk/disclosure/new")
  @MayEnter(Role.STAFF)
  String enter(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam Channel channel,
      @RequestParam LocalDate arrived,
      @RequestParam(defaultValue = "") String form,
      HttpServletRequest request,
      Model model) {
    var code = QueryCode.wellFormed(form) ? new QueryCode(form) : QueryCode.fresh();
    model.addAttribute(
        "receipt", intake.enter(me.person(), channel, arrived, ApplicationForm.of(request), code));
    model.addAttribute("organ", site.name());
    return "disclosure/entered";
  }

  private void known(SignedIn me) {
    if (!register.handles(me.person())) {
      throw new NoSuchElementException();
    }
  }

  @GetMapping(CASE)
  @MayEnter(Role.STAFF)
  String dossier(@AuthenticationPrincipal SignedIn me, @PathVariable String number, Model model) {
    model.addAttribute("on", register.dossier(me.person(), number));
    model.addAttribute("day", LocalDate.now(clock));
    return "disclosure/dossier";
  }

  /** Name and contact, once a reason is given that the applicant will read. */
  @PostMapping(CASE + "/identity")
  @MayEnter(Role.STAFF)
  String identity(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    var on = register.dossier(me.person(), number);
    model.addAttribute("identity", vault.open(on.request().identity(), me.person(), reason));
    model.addAttribute("on", on);
    model.addAttribute("day", LocalDate.now(clock));
    return "disclosure/dossier";
  }

  /** A paper as a Word document; one to the applicant opens the vault for his name. */
  @PostMapping(CASE + "/writ/{id}")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> writ(
      @AuthenticationPrincipal SignedIn me, @PathVariable String number, @PathVariable long id) {
    var on = register.dossier(me.person(), number);
    var writ =
        on.writs().stream()
            .filter(w -> w.id() == id)
            .findFirst()
            .orElseThrow(NoSuchElementException::new);
    var addressee =
        writ.kind().toApplicant()
            ? vault.open(on.request().identity(), me.person(), "制作" + writ.kind().label()).name()
            : writ.addressee();
    return download(
        writ.number() + ".docx",
        OfficialPaper.WORD,
        OfficialPaper.docx(
            site.name(), writ.kind().label(), writ.number(), addressee, writ.body(), writ.on()));
  }

  @GetMapping(CASE + "/reply/{outcome}")
  @MayEnter(Role.STAFF)
  String reply(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @PathVariable Outcome outcome,
      Model model) {
    model.addAttribute("on", register.dossier(me.person(), number));
    model.addAttribute("outcome", outcome);
    model.addAttribute("remedy", replying.remedy(outcome));
    return "disclosure/reply";
  }

  @GetMapping("/desk/disclosure/figures")
  @MayEnter(Role.STAFF)
  String figures(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "0") int year,
      Model model) {
    model.addAttribute("table", register.figures(me.person(), within(year)));
    model.addAttribute("remedies", register.remedies(me.person(), within(year)));
    model.addAttribute("last", within(0));
    return "disclosure/figures";
  }

  @GetMapping("/desk/disclosure/figures.csv")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> csv(
      @AuthenticationPrincipal SignedIn me, @RequestParam(defaultValue = "0") int year) {
    var table = register.figures(me.person(), within(year));
    var lines = new ArrayList<List<String>>();
    var head = new ArrayList<>(List.of("项目", "细目"));
    for (var applicant : Applicant.values()) {
      head.add(applicant.label());
    }
    head.add("总计");
    lines.add(head);
    for (var row : AnnualRow.values()) {
      var line = new ArrayList<>(List.of(row.heading(), row.item()));
      for (var applicant : Applicant.values()) {
        line.add(Integer.toString(table.of(row, applicant)));
      }
      line.add(Integer.toString(table.total(row)));
      lines.add(line);
    }
    lines.addAll(remedies(register.remedies(me.person(), within(year))));
    var text = new StringBuilder("\uFEFF");
    lines.forEach(l -> text.append(String.join(",", l)).append("\r\n"));
    return download(
        "依申请公开-%d.csv".formatted(table.year()),
        "text/csv;charset=UTF-8",
        text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<List<String>> remedies(RemedyTable table) {
    var lines = new ArrayList<List<String>>();
    lines.add(List.of("行政复议、行政诉讼", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"));
    for (var way : RemedyWay.values()) {
      var line = new ArrayList<>(List.of(way.label()));
      for (var result : RemedyResult.values()) {
        line.add(Integer.toString(table.of(way, result)));
      }
      line.add(Integer.toString(table.of(way, null)));
      line.add(Integer.toString(table.total(way)));
      lines.add(line);
    }
    return lines;
  }

  private int within(int year) {
    return year < 2008 || year > 2200 ? LocalDate.now(clock).getYear() : year;
  }

  private static ResponseEntity<byte[]> download(String name, String type, byte[] bytes) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(MediaType.parseMediaType(type))
        .body(bytes);
  }
}
