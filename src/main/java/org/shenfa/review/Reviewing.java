package org.shenfa.review;

import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_10_2;
import static org.shenfa.regulation.Clause.MEASURES_15_1;
import static org.shenfa.regulation.Clause.MEASURES_15_3;
import static org.shenfa.regulation.Clause.MEASURES_15_4;
import static org.shenfa.regulation.Clause.MEASURES_16_1;
import static org.shenfa.regulation.Clause.MEASURES_20_2;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.content.Digest;
import org.shenfa.content.Drafting;
import org.shenfa.content.Manifest;
import org.shenfa.content.Proofreading;
import org.shenfa.organization.Authority;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 审查: self review, then submission; nothing skips a look, nobody takes two. */
@Service
public class Reviewing {
  private final Cases cases;
  private final Drafting drafting;
  private final Proofreading proofreading;
  private final Organization organization;
  private final AuditTrail trail;
  private final Collating collating;
  private final Handovers handovers;
  private final Clock clock;

  Reviewing(
      Cases cases,
      Drafting drafting,
      Proofreading proofreading,
      Organization organization,
      AuditTrail trail,
      Collating collating,
      Handovers handovers,
      Clock clock) {
    this.cases = cases;
    this.drafting = drafting;
    this.proofreading = proofreading;
    this.organization = organization;
    this.trail = trail;
    this.collating = collating;
    this.handovers = handovers;
    this.clock = clock;
  }

  /**
   * Submits the newest revision; a policy and its interpretation go in together, one case each
   * (10-2).
   *
   * @param seen digest of the revision the author saw when submitting
   */
  @Enforces({MEASURES_15_1, MEASURES_15_3, MEASURES_10_2})
  @Transactional
  public List<ReviewCase> submit(Person by, long itemId, Digest seen, Submission submission) {
    var newest = drafting.latest(itemId).orElseThrow(NoSuchElementException::new);
    var found = new Violations.Gathering();
    found.addAll(lane(submission));
    var partner = partner(newest.manifest());
    found.addAll(standing(newest).all());
    found.throwIfAny();
    var opened = open(by, itemId, seen, submission);
    if (partner.isEmpty() || walking(partner.get())) {
      return List.of(opened);
    }
    return List.of(opened, open(by, partner.get().itemId(), partner.get().digest(), submission));
  }

  /** Everything that keeps this text from entering review; empty when nothing does. */
  public List<Violation> objections(org.shenfa.content.Revision revision) {
    return alone(revision, List.of()).all();
  }

  /** The same, kind by kind, and with what stands against the text that has to go with it. */
  public Standing standing(org.shenfa.content.Revision revision) {
    return alone(revision, partner(revision.manifest()).map(this::objections).orElseGet(List::of));
  }

  private Standing alone(org.shenfa.content.Revision revision, List<Violation> partner) {
    var lacking = new ArrayList<>(drafting.missing(revision));
    lacking.addAll(collating.missing(revision.itemId(), revision.manifest()));
    var submitted =
        cases
            .latest(revision.itemId())
            .filter(c -> c.revision().digest().equals(revision.digest()))
            .filter(c -> c.state() != CaseState.WITHDRAWN)
            .isPresent();
    return new Standing(submitted, lacking, proofreading.objections(revision), partner);
  }

  private boolean walking(org.shenfa.content.Revision partner) {
    return cases
        .latest(partner.itemId())
        .filter(c -> c.revision().digest().equals(partner.digest()))
        .filter(c -> c.state() == CaseState.OPEN || c.state() == CaseState.CLEARED)
        .isPresent();
  }

  private Optional<org.shenfa.content.Revision> partner(Manifest text) {
    return Optional.ofNullable(text.pairedWith())
        .flatMap(drafting::find)
        .flatMap(i -> drafting.latest(i.id()));
  }

  private ReviewCase open(Person by, long itemId, Digest digest, Submission submission) {
    var id = cases.open(itemId, digest, submission, by.id());
    var opened = find(id);
    trail.append(
        Entry.of("case.opened", by.id(), by.name())
            .about("item", opened.revision().manifest().item())
            .digest(digest.hex())
            .with("case", Long.toString(id))
            .with("lane", submission.lane().name())
            .with(
                "route",
                String.join(",", opened.route().looks().stream().map(Enum::name).toList())));
    return opened;
  }

  private static List<Violation> lane(Submission submission) {
    var found = new Violations.Gathering();
    return switch (submission.lane()) {
      case NORMAL -> List.of();
      case PAPER -> {
        var paper = submission.paper();
        found
            .refuseIf(
                paper == null || paper.scan().isBlank(),
                MEASURES_15_3,
                "scan",
                "纸质报送须上传签字盖章的审查表扫描件。")
            .refuseIf(
                paper == null || paper.signer().strip().length() < 2,
                MEASURES_15_3,
                "signer",
                "请填写纸质审查表的签署人。");
        yield found.found();
      }
      case EMERGENCY -> {
        var reason = submission.emergencyReason();
        found.refuseIf(
            reason == null || reason.strip().length() < 4,
            MEASURES_15_1,
            "emergencyReason",
            "应急通道须写明理由；环节一个不少，只是限时更短。");
        yield found.found();
      }
    };
  }

  /** Notes that a reviewer opened an attachment; only then can it be ticked. */
  @Transactional
  public void opened(Person by, long caseId, String digest) {
    cases.opened(caseId, by.id(), digest);
  }

  /** Attachments of the case this person has opened, by digest. */
  public List<String> openedBy(Person by, long caseId) {
    return cases.openedBy(caseId, by.id());
  }

  /**
   * Gives an opinion at the look that is due.
   *
   * @param seen digest of what the reviewer had on the screen; anything else than the case's
   *     revision is refused
   * @param ticked digests of the attachments looked at, one by one
   */
  @Transactional
  public ReviewCase sign(Person by, long caseId, Digest seen, Answer answer, List<String> ticked) {
    return sign(by, caseId, seen, answer, ticked, Addenda.NONE);
  }

  /** The same with what the reviewer says beside the answer. */
  @Enforces({MEASURES_15_1, MEASURES_15_4})
  @Transactional
  public ReviewCase sign(
      Person by, long caseId, Digest seen, Answer answer, List<String> ticked, Addenda addenda) {
    var on = find(caseId);
    var look = check(by, on, seen, answer, ticked, addenda);
    var authority = authority(by, on, look).orElseThrow();
    var comparison = comparison(on, answer);
    var accepted = comparison.map(c -> collating.accepted(c, addenda.accepted()));
    var opinion =
        cases.give(on, look, new Signature(by, authority), seen, answer, ticked, addenda.remark());
    comparison.ifPresent(c -> collating.keep(opinion, c.manuscript(), accepted.orElseThrow()));
    var entry =
        Entry.of(
                answer instanceof Answer.SentBack ? "opinion.returned" : "opinion.agreed",
                by.id(),
                by.name())
            .about("item", on.revision().manifest().item())
            .digest(seen.hex())
            .with("case", Long.toString(caseId))
            .with("look", look.name());
    for (var kept : answer.kept().entrySet()) {
      entry = entry.with(kept.getKey(), kept.getValue());
    }
    if (!ticked.isEmpty()) {
      entry = entry.with("ticked", String.join(",", ticked));
    }
    if (comparison.isPresent()) {
      entry = entry.with("differences", Integer.toString(comparison.get().differences().size()));
    }
    var words = answer instanceof Answer.SentBack(_, var reason) ? reason : addenda.remark();
    if (!words.isBlank()) {
      entry = entry.with("reason", words.strip());
    }
    var delegation = authority.delegation();
    trail.append(delegation == null ? entry : entry.under(delegation.id()));
    return find(caseId);
  }

  /**
   * Everything that would keep {@link #sign} from keeping this opinion, without keeping it.
   *
   * @return the look it would be given at
   */
  public Look check(
      Person by, ReviewCase on, Digest seen, Answer answer, List<String> ticked, Addenda addenda) {
    var look =
        on.next()
            .orElseThrow(() ->
                new Violations(MEASURES_15_1, "这一件现在不能签署意见（%s）。".formatted(on.state().label())));
    new Violations.Gathering()
        .refuseIf(
            !seen.equals(on.revision().digest()), look.clause(), null, "意见针对的不是报送的版本，请刷新页面再看一遍。")
        .refuseIf(
            !answer.answers(look), look.clause(), null, "这一环节要回答的是“%s”的问题。".formatted(look.label()))
        .refuseIf(
            answer instanceof Answer.SentBack(_, var words) && words.strip().length() < 4,
            look.clause(),
            "reason",
            "退回须写明原因，起草人要照着改。")
        .refuseIf(
            answer instanceof Answer.SentBack(var causes, _) && causes.isEmpty(),
            look.clause(),
            "cause",
            "请至少选一项退回的原因。")
        .refuseIf(
            answer instanceof Answer.SecrecyCleared(var form) && past(form.window()),
            MEASURES_20_2,
            "notAfter",
            "填写的最晚发布时间已经过了：时间不再适宜的请退回。")
        .throwIfAny();
    whyNot(by, on)
        .ifPresent(sentence -> {
          throw new Violations(look.clause(), sentence);
        });
    if (!(answer instanceof Answer.SentBack)) {
      mustBeRead(by, on, look, ticked);
      mustBeClean(on);
      comparison(on, answer).ifPresent(c -> collating.accepted(c, addenda.accepted()));
    }
    return look;
  }

  private Optional<ManuscriptComparison> comparison(ReviewCase on, Answer answer) {
    return answer instanceof Answer.SecrecyCleared ? collating.compare(on) : Optional.empty();
  }

  /** Answers count only after each attachment was opened and ticked, one by one. */
  private void mustBeRead(Person by, ReviewCase on, Look look, List<String> ticked) {
    var opened = cases.openedBy(on.id(), by.id());
    var paper = on.paper();
    var unopened = new ArrayList<String>();
    var unticked = new ArrayList<String>();
    for (var file : on.revision().manifest().attachments()) {
      note(file.digest(), file.name(), opened, unopened);
      note(file.digest(), file.name(), ticked, unticked);
    }
    if (paper != null && look == Look.PAPER_COMPARISON) {
      note(paper.scan(), "审查表扫描件", opened, unopened);
      note(paper.scan(), "审查表扫描件", ticked, unticked);
    }
    new Violations.Gathering()
        .refuseIf(
            !unopened.isEmpty(),
            look.clause(),
            "ticked",
            "还有附件没有打开看过：%s。".formatted(String.join("、", unopened)))
        .refuseIf(
            !unticked.isEmpty(),
            look.clause(),
            "ticked",
            "还有附件没有逐件核对：%s。".formatted(String.join("、", unticked)))
        .throwIfAny();
  }

  private static void note(String digest, String name, List<String> done, List<String> left) {
    if (!done.contains(digest)) {
      left.add(name);
    }
  }

  private boolean past(ReleaseWindow window) {
    var end = window.notAfter();
    return end != null && end.isBefore(LocalDateTime.now(clock));
  }

  /** What must be put right stands against agreement, also when a dictionary learned it since. */
  private void mustBeClean(ReviewCase on) {
    var found = new Violations.Gathering();
    for (var stop : proofreading.stops(on.revision())) {
      found.refuseIf(true, stop.clause(), null, "筛查发现须改正之处，不能同意，请退回：" + stop.sentence());
    }
    found.throwIfAny();
  }

  /** Takes a submission back; refused once it is released. */
  @Transactional
  public void withdraw(Person by, long caseId, String reason) {
    if (reason.strip().length() < 4) {
      throw new Violations(MEASURES_15_1, "请写明撤回的原因。");
    }
    var on = find(caseId);
    cases.withdraw(caseId, by.id(), reason.strip());
    trail.append(
        Entry.of("case.withdrawn", by.id(), by.name())
            .about("item", on.revision().manifest().item())
            .digest(on.revision().digest().hex())
            .with("reason", reason.strip()));
  }

  /** Takes one's own opinion back before release; the case is then as if sent back. */
  @Transactional
  public void revoke(Person by, long caseId, long opinion, String reason) {
    if (reason.strip().length() < 4) {
      throw new Violations(MEASURES_15_1, "请写明收回意见的原因。");
    }
    var on = find(caseId);
    var mine =
        on.opinions().stream()
            .filter(o -> o.id() == opinion && o.personId() == by.id())
            .findFirst()
            .orElseThrow(NoSuchElementException::new);
    if (mine.revoked()) {
      throw new Violations(MEASURES_15_1, "这条意见已经收回过。");
    }
    cases.revoke(opinion, by.id(), reason.strip());
    trail.append(
        Entry.of("opinion.revoked", by.id(), by.name())
            .about("item", on.revision().manifest().item())
            .digest(on.revision().digest().hex())
            .with("reason", reason.strip()));
  }

  /** Under which authority this person may take the look that is due, if any. */
  public Optional<Authority> authority(Person person, ReviewCase on) {
    return on.next()
        .flatMap(look ->
            whyNot(person, on).isPresent() ? Optional.empty() : authority(person, on, look));
  }

  private Optional<Authority> authority(Person person, ReviewCase on, Look look) {
    var today = LocalDate.now(clock);
    var unit = unitOf(look, on);
    var held = organization.authority(person.id(), unit, look.post(), today);
    if (on.lane() != Lane.EMERGENCY || held.filter(a -> a.delegation() == null).isPresent()) {
      return held;
    }
    var deputy =
        switch (look) {
          case HEAD_CONFIRMATION ->
              organization.authority(person.id(), unit, PostKind.DEPUTY_HEAD, today);
          case FINAL_APPROVAL ->
              organization.authority(person.id(), unit, PostKind.DEPUTY_LEADER, today);
          case SECRECY_REVIEW,
              PAPER_COMPARISON,
              SITE_CHECK,
              OPENNESS_REVIEW,
              EDITORIAL_REVIEW,
              RELEASE ->
              Optional.<Authority>empty();
        };
    // A post of one's own comes first: standing in for somebody brings that person's exclusions.
    return deputy.filter(a -> a.delegation() == null).or(() -> held).or(() -> deputy);
  }

  /** The unit whose post takes a look of this case. */
  public long unitOf(Look look, ReviewCase on) {
    return switch (look) {
      case SECRECY_REVIEW, HEAD_CONFIRMATION -> on.revision().manifest().unit();
      case OPENNESS_REVIEW -> organization.only(UnitKind.GENERAL_OFFICE).id();
      case FINAL_APPROVAL -> organization.only(UnitKind.LEADERSHIP).id();
      case PAPER_COMPARISON, SITE_CHECK, EDITORIAL_REVIEW, RELEASE ->
          organization.only(UnitKind.PUBLICITY_OFFICE).id();
    };
  }

  /** Why this person may not take the look that is due, in a sentence; empty when they may. */
  @Enforces(HOUSE)
  public Optional<String> whyNot(Person person, ReviewCase on) {
    var look = on.next();
    if (look.isEmpty()) {
      return Optional.of("这一件现在没有待签的环节（%s）。".formatted(on.state().label()));
    }
    if (on.openedBy() == person.id() || cases.contributed(person.id(), on.revision().itemId())) {
      return Optional.of("您起草、改动或者报送过这一件，不能再审查它。");
    }
    if (on.opinions().stream().anyMatch(o -> o.personId() == person.id())) {
      return Optional.of("您已经在这一件的“%s”环节签过，同一人不能签两次。".formatted(mine(on, person).label()));
    }
    var held = authority(person, on, look.get());
    if (held.isEmpty()) {
      return Optional.of("这一环节由%s办理，您今天没有担任这个职务，也没有有效的委托。".formatted(look.get().reviewer()));
    }
    return held.filter(a -> a.delegation() != null)
        .map(a -> organization.person(a.post().personId()))
        .filter(giver -> excluded(giver, on))
        .map(giver ->
            "您受%s委托，而%s起草、改动、报送或者审查过这一件：受托人与委托人同样回避。".formatted(giver.name(), giver.name()));
  }

  private boolean excluded(Person person, ReviewCase on) {
    return on.openedBy() == person.id()
        || cases.contributed(person.id(), on.revision().itemId())
        || on.opinions().stream().anyMatch(o -> o.personId() == person.id());
  }

  private static Look mine(ReviewCase on, Person person) {
    return on.opinions().stream()
        .filter(o -> o.personId() == person.id())
        .findFirst()
        .orElseThrow()
        .look();
  }

  /** Who may take the look that is due in this person's stead today, under a delegation. */
  public List<Authority> standIns(Person person, ReviewCase on) {
    return on
        .next()
        .map(look -> organization.holders(unitOf(look, on), look.post(), LocalDate.now(clock)))
        .orElse(List.of())
        .stream()
        .filter(a -> a.delegation() != null && a.post().personId() == person.id())
        .toList();
  }

  /**
   * 转副职: passes one case to somebody a delegation already lets sign. It gives no right that was not
   * there; what excludes either of the two excludes the signature.
   */
  @Transactional
  public void passOn(Person by, long caseId, long to) {
    var on = find(caseId);
    var look =
        on.next()
            .orElseThrow(() ->
                new Violations(MEASURES_16_1, "这一件现在没有待签的环节（%s）。".formatted(on.state().label())));
    whyNot(by, on)
        .ifPresent(sentence -> {
          throw new Violations(MEASURES_16_1, sentence);
        });
    var under =
        standIns(by, on).stream()
            .filter(a -> a.person().id() == to)
            .findFirst()
            .orElseThrow(() -> new Violations(MEASURES_16_1, "这位同事今天没有您的有效委托：请先在“机构”页办理委托，再转交。"));
    whyNot(under.person(), on)
        .ifPresent(sentence -> {
          throw new Violations(
              MEASURES_16_1, "不能转给%s：%s".formatted(under.person().name(), sentence));
        });
    var delegation = java.util.Objects.requireNonNull(under.delegation());
    handovers.add(caseId, look, by.id(), to, delegation.id());
    trail.append(
        Entry.of("case.passed", by.id(), by.name())
            .about("item", on.revision().manifest().item())
            .digest(on.revision().digest().hex())
            .with("case", Long.toString(caseId))
            .with("look", look.name())
            .with("to", under.person().name()));
  }

  /** Who passed the look that is due to whom, if anybody did. */
  public Optional<Handover> handover(ReviewCase on) {
    return on.next().flatMap(look -> handovers.of(on.id(), look));
  }

  /** People who may take the look that is due. */
  public List<Authority> candidates(ReviewCase on) {
    return on.next()
        .map(look -> organization.holders(unitOf(look, on), look.post(), LocalDate.now(clock)))
        .orElse(List.of());
  }

  /** Proof that the whole route was walked, or a refusal that says what is missing. */
  public Clearance clear(long caseId) {
    return new Clearance(find(caseId));
  }

  public ReviewCase find(long caseId) {
    return cases.find(caseId).orElseThrow(NoSuchElementException::new);
  }

  public Optional<ReviewCase> latest(long itemId) {
    return cases.latest(itemId);
  }

  public List<ReviewCase> ofItem(long itemId) {
    return cases.ofItem(itemId);
  }

  /**
   * 退回原因统计: how often each reason was given on texts of a unit, or of all for 0.
   *
   * @param until exclusive
   */
  public Map<ReturnReason, Integer> returns(long unit, Instant from, Instant until) {
    return cases.returns(unit, from, until);
  }

  /** Cases that wait for somebody: open, cleared and unreleased, or returned and not yet mended. */
  public List<ReviewCase> underWay() {
    return cases.underWay();
  }
}
