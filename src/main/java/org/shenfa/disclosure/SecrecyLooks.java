package org.shenfa.disclosure;

import static org.shenfa.regulation.Clause.MEASURES_10_3;
import static org.shenfa.regulation.Clause.MEASURES_20_1;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Passage;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 答复的保密审查: where 办公室 has a secrecy reviewer who did not prepare the reply, that person signs in and
 * concludes; elsewhere the head writes down who looked.
 */
@Service
public class SecrecyLooks {
  private final DisclosureCourse course;
  private final DisclosureRequests requests;
  private final DisclosureFiles files;
  private final Organization organization;

  SecrecyLooks(
      DisclosureCourse course,
      DisclosureRequests requests,
      DisclosureFiles files,
      Organization organization) {
    this.course = course;
    this.requests = requests;
    this.files = files;
    this.organization = organization;
  }

  /**
   * 审查结论.
   *
   * @param clean whether it may be handed out as it is
   */
  public record Look(boolean clean, String words, String by) {
    /** As it is kept with the decision. */
    String text() {
      return words + "（保密审查：" + by + "）";
    }
  }

  /** Whether somebody other than who prepared it holds the post today. */
  public boolean needed(long preparedBy) {
    return organization
        .holders(
            organization.only(UnitKind.GENERAL_OFFICE).id(),
            PostKind.SECRECY_REVIEWER,
            course.today())
        .stream()
        .anyMatch(a -> a.person().id() != preparedBy);
  }

  /** What was concluded about this draft with these files; empty while nothing was. */
  public Optional<Look> of(Request request, long reply, List<DisclosureFile> with) {
    return course
        .last(request, DisclosureEvent.REVIEW_SECRECY)
        .filter(p -> seen(p, reply, with))
        .map(p -> new Look("true".equals(p.details().get("clean")), p.reason(), p.personName()));
  }

  private static boolean seen(Passage passage, long reply, List<DisclosureFile> with) {
    return Long.toString(reply).equals(passage.details().get("reply"))
        && ids(with).equals(passage.details().get("files"));
  }

  static String ids(List<DisclosureFile> files) {
    return files.stream().map(f -> Long.toString(f.id())).collect(Collectors.joining(","));
  }

  /**
   * The reviewer's own conclusion about the draft and files on the screen.
   *
   * @param seen the ids of the files that were on it, apart by commas
   */
  @Enforces({MEASURES_10_3, MEASURES_20_1})
  @Transactional
  public void conclude(
      Person by, String number, long reply, String seen, boolean clean, String words) {
    var reviewer = course.by(by, Actor.SECRECY);
    var request = course.find(number);
    var with = ids(files.of(request.id()));
    var draft = requests.prepared(reply);
    new Violations.Gathering()
        .refuseIf(!with.equals(seen), MEASURES_20_1, null, "附件刚刚改过，请看清现在的再作结论。")
        .refuseIf(draft.by() == by.id(), MEASURES_20_1, null, "自己拟定的答复由另一人作保密审查。")
        .refuseIf(
            words.strip().length() < 4 || words.length() > 400,
            MEASURES_20_1,
            "words",
            "请写明审查的结论，4 至 400 字。")
        .throwIfAny();
    course.take(
        request,
        DisclosureEvent.REVIEW_SECRECY,
        reviewer,
        words.strip(),
        Map.of("reply", Long.toString(reply), "files", with, "clean", Boolean.toString(clean)));
  }
}
