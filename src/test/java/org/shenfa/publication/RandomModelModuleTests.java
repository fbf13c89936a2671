package org.shenfa.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.content.Digest;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.review.Answer;
import org.shenfa.review.CaseState;
import org.shenfa.review.Lane;
import org.shenfa.review.Look;
import org.shenfa.review.Submission;
import org.shenfa.site.PublicAddress;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * A second, plain telling of articles 15 to 20 in memory walks beside the running service: whatever
 * random people try in random order, both must allow and refuse the same, and the public site must
 * show what the telling says.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("随机模型：许多人乱序办事")
class RandomModelModuleTests {
  private static final Pattern TOKEN = Pattern.compile("稿T[0-9]+号");
  private static final List<ItemKind> KINDS =
      List.of(
          ItemKind.NOTICE,
          ItemKind.ORDINARY_NEWS,
          ItemKind.MAJOR_NEWS,
          ItemKind.SERVICE_GUIDE,
          ItemKind.INTERACTION_REPLY);

  @Autowired Office office;
  @Autowired AuditTrail trail;
  @Autowired PublicAddress site;
  @Autowired JdbcClient db;

  private final HttpClient reader = HttpClient.newHttpClient();
  private final List<Thing> things = new ArrayList<>();
  private final Map<PostKind, Standing> standing = new HashMap<>();
  private final Deque<String> lately = new ArrayDeque<>();
  private final Map<String, int[]> counts = new TreeMap<>();
  private Random random = new Random();
  private List<Person> people = List.of();
  private Set<Person> writers = Set.of();
  private Set<Person> clerks = Set.of();
  private int tokens;

  /** A version as its author wrote it. */
  private record Version(Digest digest, String token, Set<String> files) {}

  /** A signature and the person whose post it was given under. */
  private record Signed(Look look, Person signer, Person giver) {}

  /** A live delegation. */
  private record Standing(long id, Person giver, Person receiver) {}

  private static final class Walk {
    final long id;
    final int version;
    final Person opener;
    final Lane lane;
    final List<Signed> signed = new ArrayList<>();
    final Map<Person, Set<String>> opened = new HashMap<>();
    boolean returned;
    boolean withdrawn;
    boolean released;

    Walk(long id, int version, Person opener, Lane lane) {
      this.id = id;
      this.version = version;
      this.opener = opener;
      this.lane = lane;
    }

    boolean involves(Person one) {
      return opener.equals(one)
          || signed.stream().anyMatch(s -> s.signer().equals(one) || s.giver().equals(one));
    }
  }

  private static final class Out {
    final long id;
    final String token;
    final String path;
    final Person by;
    boolean withdrawn;
    boolean confirmed;

    Out(Release release, String token, Person by) {
      this.id = release.id();
      this.path = release.path();
      this.token = token;
      this.by = by;
    }
  }

  private static final class Thing {
    final Item item;
    final ItemKind kind;
    final List<Version> versions = new ArrayList<>();
    final Set<Person> touched = new HashSet<>();
    final List<Walk> walks = new ArrayList<>();
    final List<Out> outs = new ArrayList<>();
    final Set<Manifest.Attachment> uploads = new HashSet<>();
    int events;

    Thing(Item item, ItemKind kind) {
      this.item = item;
      this.kind = kind;
    }

    Version newest() {
      return versions.getLast();
    }

    List<Look> looks() {
      return switch (kind) {
        case NOTICE ->
            List.of(
                Look.SECRECY_REVIEW, Look.HEAD_CONFIRMATION, Look.SITE_CHECK, Look.OPENNESS_REVIEW);
        case MAJOR_NEWS ->
            List.of(
                Look.SECRECY_REVIEW,
                Look.HEAD_CONFIRMATION,
                Look.EDITORIAL_REVIEW,
                Look.FINAL_APPROVAL);
        case ORDINARY_NEWS, DEPUTY_LEADER_NEWS, UNIT_HEAD_NEWS, REPRINT, SITE_ARRANGEMENT ->
            List.of(Look.SECRECY_REVIEW, Look.HEAD_CONFIRMATION, Look.EDITORIAL_REVIEW);
        case SERVICE_GUIDE, INTERACTION_REPLY, FORMAL_DOCUMENT, INTERPRETATION, DRAFT_FOR_COMMENT ->
            List.of(Look.SECRECY_REVIEW, Look.HEAD_CONFIRMATION);
      };
    }

    CaseState state(Walk walk) {
      if (walk.withdrawn) {
        return CaseState.WITHDRAWN;
      }
      if (walk.returned) {
        return CaseState.RETURNED;
      }
      if (walk != walks.getLast() || walk.version != versions.size() - 1) {
        return CaseState.SUPERSEDED;
      }
      return walk.signed.size() == looks().size() ? CaseState.CLEARED : CaseState.OPEN;
    }

    @Nullable Out live() {
      return outs.isEmpty() || outs.getLast().withdrawn ? null : outs.getLast();
    }
  }

  /** What the service does; false when it refuses. */
  private interface Act {
    void run();
  }

  @Test
  @Proves({Clause.MEASURES_15_1, Clause.MEASURES_15_4, Clause.MEASURES_15_5, Clause.MEASURES_4_1})
  @DisplayName("P-1 P-2 P-3 P-4 P-8 P-9 P-10 P-12 W-1 W-2 W-5 A-3 二千五百步，服务与条文所说处处一致")
  void walksAsTheRegulationSays() throws Exception {
    walk(1_500);
  }

  @Test
  @Tag("long")
  @DisplayName("P-1 P-2 P-3 P-4 P-8 P-9 P-10 P-12 W-1 W-2 W-5 A-3 二万步，服务与条文所说处处一致")
  void walksAsTheRegulationSaysLong() throws Exception {
    walk(20_000);
  }

  private void walk(int steps) throws Exception {
    var seed = Long.getLong("shenfa.seed", System.nanoTime());
    random = new Random(seed);
    var clerkTwo = office.hired("承办人乙", office.hazmat, PostKind.CLERK);
    people =
        List.of(
            office.clerk,
            clerkTwo,
            office.head,
            office.deputyHead,
            office.secrecy,
            office.editorOne,
            office.editorTwo,
            office.reviewer,
            office.publicityHead,
            office.openness,
            office.principal,
            office.deputyLeader,
            office.stranger);
    clerks = Set.of(office.clerk, clerkTwo);
    writers = Set.of(office.clerk, clerkTwo, office.head, office.deputyHead);
    try {
      for (var step = 0; step < steps; step++) {
        step();
        if (step % 250 == 249) {
          everything();
        }
      }
      everything();
      assertThat(trail.whole()).isTrue();
      // A short walk may by chance never have got somewhere; a long one may not.
      var reached = new TreeMap<>(counts);
      if (steps < 20_000) {
        reached.keySet().retainAll(Set.of("签署", "报送", "发布"));
      }
      reached.forEach((act, n) ->
          assertThat(n[0])
              .as("%s was allowed at least once: %s".formatted(act, summary()))
              .isPositive());
      System.out.printf("随机模型：%d 步，种子 %d，%s%n", steps, seed, summary());
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "seed %d, -Dshenfa.seed=%d to repeat; the last steps:%n%s"
              .formatted(seed, seed, String.join("\n", lately)),
          e);
    }
  }

  private String summary() {
    return counts.entrySet().stream()
        .map(e -> "%s 准 %d 拒 %d".formatted(e.getKey(), e.getValue()[0], e.getValue()[1]))
        .collect(Collectors.joining("，"));
  }

  private void step() throws Exception {
    var who = people.get(random.nextInt(people.size()));
    if (things.isEmpty() || random.nextInt(30) == 0) {
      begin(random.nextBoolean() ? who : anyOf(clerks));
      return;
    }
    var thing = things.get(Math.max(0, things.size() - 1 - random.nextInt(12)));
    if (random.nextInt(5) < 3) {
      onward(thing);
      same(thing);
      return;
    }
    switch (random.nextInt(16)) {
      case 0 -> edit(who, thing);
      case 1 -> edit(anyOf(writers), thing);
      case 2 -> upload(who, thing);
      case 3 -> submit(who, thing);
      case 4, 5, 6 -> sign(thing);
      case 7 -> sendBack(who, thing);
      case 8 -> revoke(who, thing);
      case 9 -> withdraw(who, thing);
      case 10 -> release(who, thing);
      case 11 -> release(anyOf(Set.of(office.editorOne, office.editorTwo)), thing);
      case 12 -> takeDown(who, thing);
      case 13 -> confirm(who, thing);
      case 14 -> delegate();
      default -> endDelegation(who);
    }
    same(thing);
  }

  /** What would come next in an orderly office. */
  private void onward(Thing thing) throws Exception {
    var walk = thing.walks.isEmpty() ? null : thing.walks.getLast();
    if (walk == null
        || walk.version < thing.versions.size() - 1
        || thing.state(walk) == CaseState.WITHDRAWN) {
      submit(anyOf(clerks), thing);
    } else if (walk.released || thing.state(walk) == CaseState.RETURNED) {
      edit(anyOf(clerks), thing);
    } else if (thing.state(walk) == CaseState.OPEN) {
      sign(thing);
    } else {
      release(anyOf(Set.of(office.editorOne, office.editorTwo)), thing);
    }
  }

  private Person anyOf(Set<Person> some) {
    return people.stream().filter(some::contains).toList().get(random.nextInt(some.size()));
  }

  /** Lets the service act and holds its answer against the telling's. */
  private boolean both(String act, String detail, boolean allowed, Act service) {
    var said = "%s %s，应当%s".formatted(act, detail, allowed ? "准许" : "拒绝");
    lately.add(said);
    if (lately.size() > 40) {
      lately.removeFirst();
    }
    counts.computeIfAbsent(act, a -> new int[2])[allowed ? 0 : 1]++;
    try {
      service.run();
    } catch (Violations | NoSuchElementException refused) {
      assertThat(allowed).as(said + "，服务却说：" + refused.getMessage()).isFalse();
      return false;
    }
    assertThat(allowed).as(said + "，服务却准许了").isTrue();
    return true;
  }

  private String token() {
    return "稿T%d号".formatted(++tokens);
  }

  private void begin(Person who) {
    var kind = KINDS.get(random.nextInt(KINDS.size()));
    var made = new ArrayList<Thing>();
    both(
        "起草",
        who.name() + " " + kind,
        writers.contains(who),
        () -> {
          var item = office.drafting.begin(who, office.hazmat.id(), kind);
          made.add(new Thing(item, kind));
        });
    for (var thing : made) {
      var token = token();
      var first = office.drafting.save(who, thing.item.id(), 0, text(thing, token, Set.of()));
      thing.versions.add(new Version(first.digest(), token, Set.of()));
      thing.touched.add(who);
      thing.events = 2;
      things.add(thing);
    }
  }

  private Manifest text(Thing thing, String token, Set<Manifest.Attachment> files) {
    return office
        .text(thing.item, thing.kind, token)
        .withText(token, Office.body(thing.kind, "正文" + token + "。"), List.copyOf(files));
  }

  private void edit(Person who, Thing thing) {
    var stale = random.nextInt(5) == 0;
    var seq = thing.versions.size() - (stale ? 1 : 0);
    var same = !stale && random.nextInt(6) == 0;
    var files =
        thing.uploads.stream().filter(f -> random.nextBoolean()).collect(Collectors.toSet());
    var token = same ? thing.newest().token() : token();
    var kept =
        same
            ? thing.uploads.stream()
                .filter(f -> thing.newest().files().contains(f.digest()))
                .collect(Collectors.toSet())
            : files;
    both(
        "改稿",
        "%s %s 第 %d 版之后".formatted(who.name(), thing.item.number(), seq),
        writers.contains(who) && !stale,
        () -> {
          var saved = office.drafting.save(who, thing.item.id(), seq, text(thing, token, kept));
          if (saved.seq() > thing.versions.size()) {
            thing.versions.add(
                new Version(
                    saved.digest(),
                    token,
                    kept.stream().map(Manifest.Attachment::digest).collect(Collectors.toSet())));
            thing.touched.add(who);
            thing.events++;
          }
        });
  }

  private void upload(Person who, Thing thing) {
    both(
        "上传",
        who.name() + " " + thing.item.number(),
        writers.contains(who),
        () -> {
          var n = ++tokens;
          thing.uploads.add(
              office.drafting.attach(
                  who,
                  thing.item.id(),
                  "附件%d.txt".formatted(n),
                  new java.io.ByteArrayInputStream(
                      "附件内容%d".formatted(n).getBytes(java.nio.charset.StandardCharsets.UTF_8))));
          thing.touched.add(who);
          thing.events++;
        });
  }

  private void submit(Person who, Thing thing) {
    var seen = thing.versions.get(random.nextInt(8) == 0 ? 0 : thing.versions.size() - 1);
    var lane = random.nextInt(6) == 0 ? Lane.EMERGENCY : Lane.NORMAL;
    var last = thing.walks.isEmpty() ? null : thing.walks.getLast();
    var again =
        last != null
            && last.version == thing.versions.size() - 1
            && thing.state(last) != CaseState.WITHDRAWN;
    both(
        "报送",
        "%s %s %s".formatted(who.name(), thing.item.number(), lane),
        writers.contains(who) && seen == thing.newest() && !again,
        () -> {
          var opened =
              office
                  .submitting
                  .submit(
                      who,
                      thing.item.id(),
                      seen.digest(),
                      new Submission(lane, lane == Lane.EMERGENCY ? "险情紧急，须尽快告知公众" : null, null))
                  .getFirst();
          thing.walks.add(new Walk(opened.id(), thing.versions.size() - 1, who, lane));
          thing.events++;
        });
  }

  /** Under whose post this person could take a look: their own, or one they stand in for. */
  private Set<Person> givers(Person who, Look look, Lane lane) {
    var found = new HashSet<Person>();
    var own =
        switch (look) {
          case SECRECY_REVIEW -> Set.of(office.secrecy);
          case HEAD_CONFIRMATION ->
              lane == Lane.EMERGENCY ? Set.of(office.head, office.deputyHead) : Set.of(office.head);
          case PAPER_COMPARISON, SITE_CHECK, RELEASE -> Set.of(office.editorOne, office.editorTwo);
          case OPENNESS_REVIEW -> Set.of(office.openness);
          case EDITORIAL_REVIEW -> Set.of(office.reviewer);
          case FINAL_APPROVAL ->
              lane == Lane.EMERGENCY
                  ? Set.of(office.principal, office.deputyLeader)
                  : Set.of(office.principal);
        };
    if (own.contains(who)) {
      found.add(who);
    }
    var delegated = standing.get(look.post());
    if (delegated != null && delegated.receiver().equals(who)) {
      found.add(delegated.giver());
    }
    return found;
  }

  private void sign(Thing thing) {
    if (thing.walks.isEmpty()) {
      return;
    }
    var walk =
        thing.walks.get(
            random.nextInt(4) == 0 ? random.nextInt(thing.walks.size()) : thing.walks.size() - 1);
    var looks = thing.looks();
    var due = walk.signed.size() < looks.size() ? looks.get(walk.signed.size()) : null;
    var look =
        due == null || random.nextInt(10) == 0 ? looks.get(random.nextInt(looks.size())) : due;
    var fitting = people.stream().filter(p -> !givers(p, look, walk.lane).isEmpty()).toList();
    var who =
        random.nextInt(4) == 0
            ? people.get(random.nextInt(people.size()))
            : fitting.get(random.nextInt(fitting.size()));
    var version = thing.versions.get(walk.version);
    var seen =
        random.nextInt(12) == 0
            ? thing.versions.get(random.nextInt(thing.versions.size())).digest()
            : version.digest();
    var opened = walk.opened.computeIfAbsent(who, p -> new HashSet<>());
    if (random.nextInt(8) != 0) {
      version.files().forEach(f -> office.reviewing.opened(who, walk.id, f));
      opened.addAll(version.files());
    }
    var ticked = random.nextInt(10) == 0 ? List.<String>of() : List.copyOf(version.files());
    both(
        "签署",
        "%s %s 的 %s，%s".formatted(who.name(), thing.item.number(), look, thing.state(walk)),
        thing.state(walk) == CaseState.OPEN
            && due != null
            && sameQuestion(look, due)
            && seen.equals(version.digest())
            && mayJudge(who, thing, walk, due)
            && opened.containsAll(version.files())
            && ticked.size() == version.files().size(),
        () -> {
          office.reviewing.sign(who, walk.id, seen, Office.agreeing(look), ticked);
          var taken = java.util.Objects.requireNonNull(due);
          walk.signed.add(new Signed(taken, who, giver(who, thing, walk, taken)));
          thing.events++;
        });
  }

  /** A plain agreement answers any of the later looks; it counts for the one that is due. */
  private static boolean sameQuestion(Look answered, Look due) {
    var own = Set.of(Look.SECRECY_REVIEW, Look.HEAD_CONFIRMATION);
    return answered == due || !own.contains(answered) && !own.contains(due);
  }

  private boolean mayJudge(Person who, Thing thing, Walk walk, Look look) {
    return stands(who, thing, walk)
        && givers(who, look, walk.lane).stream().anyMatch(g -> stands(g, thing, walk));
  }

  private Person giver(Person who, Thing thing, Walk walk, Look look) {
    var all = givers(who, look, walk.lane);
    return all.contains(who)
        ? who
        : all.stream().filter(g -> stands(g, thing, walk)).findFirst().orElseThrow();
  }

  /** Neither wrote, handed in nor signed. */
  private static boolean stands(Person one, Thing thing, Walk walk) {
    return !thing.touched.contains(one) && !walk.involves(one);
  }

  private void sendBack(Person who, Thing thing) {
    if (thing.walks.isEmpty()) {
      return;
    }
    var walk = thing.walks.getLast();
    var looks = thing.looks();
    var due = walk.signed.size() < looks.size() ? looks.get(walk.signed.size()) : null;
    var able =
        due == null
            ? List.<Person>of()
            : people.stream().filter(p -> mayJudge(p, thing, walk, due)).toList();
    var by = able.isEmpty() || random.nextInt(3) == 0 ? who : able.getFirst();
    both(
        "退回",
        by.name() + " " + thing.item.number(),
        thing.state(walk) == CaseState.OPEN && able.contains(by),
        () -> {
          office.reviewing.sign(
              by,
              walk.id,
              thing.versions.get(walk.version).digest(),
              new Answer.SentBack("数字与报表对不上，请核对"),
              List.of());
          walk.returned = true;
          thing.events++;
        });
  }

  private void revoke(Person who, Thing thing) {
    if (thing.walks.isEmpty() || thing.walks.getLast().signed.isEmpty()) {
      return;
    }
    var walk = thing.walks.getLast();
    var signed = walk.signed.get(random.nextInt(walk.signed.size()));
    var by = random.nextInt(3) == 0 ? who : signed.signer();
    var opinion =
        office.reviewing.find(walk.id).opinions().stream()
            .filter(o -> o.look() == signed.look())
            .findFirst()
            .orElseThrow();
    both(
        "收回意见",
        by.name() + " " + thing.item.number(),
        by.equals(signed.signer()) && !walk.released && !opinion.revoked(),
        () -> {
          office.reviewing.revoke(by, walk.id, opinion.id(), "看漏了一个数字");
          walk.returned = true;
          thing.events++;
        });
  }

  private void withdraw(Person who, Thing thing) {
    if (thing.walks.isEmpty()) {
      return;
    }
    var walk = thing.walks.getLast();
    var state = thing.state(walk);
    var by = random.nextBoolean() ? walk.opener : who;
    both(
        "撤回报送",
        by.name() + " " + thing.item.number(),
        (state == CaseState.OPEN || state == CaseState.CLEARED)
            && !walk.released
            && (by.equals(walk.opener)
                || !givers(by, Look.HEAD_CONFIRMATION, Lane.NORMAL).isEmpty()),
        () -> {
          office.submitting.withdraw(by, walk.id, "先不报了，还要再改");
          walk.withdrawn = true;
          thing.events++;
        });
  }

  private void release(Person who, Thing thing) throws Exception {
    if (thing.walks.isEmpty()) {
      return;
    }
    var walk =
        thing.walks.get(
            random.nextInt(5) == 0 ? random.nextInt(thing.walks.size()) : thing.walks.size() - 1);
    var command = UUID.randomUUID();
    var clean = walk.signed.stream().noneMatch(s -> thing.touched.contains(s.signer()));
    var done =
        both(
            "发布",
            "%s %s，%s".formatted(who.name(), thing.item.number(), thing.state(walk)),
            thing.state(walk) == CaseState.CLEARED
                && !walk.released
                && clean
                && mayJudge(who, thing, walk, Look.RELEASE),
            () -> {
              var release =
                  office
                      .publishing
                      .release(who, office.reviewing.clear(walk.id), command)
                      .getFirst();
              walk.released = true;
              thing.outs.add(new Out(release, thing.versions.get(walk.version).token(), who));
              thing.touched.clear();
              thing.events++;
            });
    if (done) {
      // P-10: the same command again has the answer of the first and no further effect.
      var again = office.publishing.release(who, office.reviewing.clear(walk.id), command);
      assertThat(again.getFirst().id()).isEqualTo(thing.outs.getLast().id);
      shows(thing);
    }
  }

  private void takeDown(Person who, Thing thing) throws Exception {
    if (thing.outs.isEmpty()) {
      return;
    }
    var out = thing.outs.get(random.nextInt(3) == 0 ? 0 : thing.outs.size() - 1);
    both(
        "撤下",
        who.name() + " " + thing.item.number(),
        out == thing.outs.getLast()
            && !out.withdrawn
            && (who.equals(office.publicityHead)
                || !givers(who, Look.RELEASE, Lane.NORMAL).isEmpty()),
        () -> {
          office.publishing.withdraw(who, out.id, WithdrawalReason.values()[0], "单位来函要求撤下");
          out.withdrawn = true;
          thing.events++;
        });
    shows(thing);
  }

  private void confirm(Person who, Thing thing) {
    if (thing.outs.isEmpty()) {
      return;
    }
    var out = thing.outs.getLast();
    var by = random.nextBoolean() ? out.by : who;
    both(
        "上网确认",
        by.name() + " " + thing.item.number(),
        by.equals(out.by) && !out.confirmed,
        () -> {
          office.publishing.confirm(by, out.id, true, "");
          out.confirmed = true;
          thing.events++;
        });
  }

  private void delegate() {
    var post =
        List.of(PostKind.UNIT_HEAD, PostKind.SITE_EDITOR, PostKind.SECRECY_REVIEWER)
            .get(random.nextInt(3));
    if (standing.containsKey(post)) {
      return;
    }
    var giver =
        switch (post) {
          case UNIT_HEAD -> office.head;
          case SITE_EDITOR -> office.editorOne;
          default -> office.secrecy;
        };
    var own = List.of(office.deputyHead, office.reviewer, office.clerk);
    var receiver = random.nextInt(4) == 0 ? office.stranger : own.get(random.nextInt(own.size()));
    var sameUnit =
        post == PostKind.SITE_EDITOR
            ? receiver.equals(office.reviewer)
            : receiver.equals(office.deputyHead) || receiver.equals(office.clerk);
    var today = LocalDate.now(Shenfa.ZONE);
    both(
        "委托",
        "%s 把 %s 委托给 %s".formatted(giver.name(), post, receiver.name()),
        sameUnit,
        () -> {
          var held =
              office.organization.postsOf(giver.id(), today).stream()
                  .filter(p -> p.kind() == post)
                  .findFirst()
                  .orElseThrow();
          var made =
              office.delegations.give(
                  giver, held.id(), receiver.id(), today, today.plusDays(9), "外出开会，请代签");
          standing.put(post, new Standing(made.id(), giver, receiver));
        });
  }

  private void endDelegation(Person who) {
    if (standing.isEmpty()) {
      return;
    }
    var first = new TreeMap<>(standing).firstEntry();
    var post = first.getKey();
    var one = first.getValue();
    both(
        "收回委托",
        who.name(),
        who.equals(one.giver()) || who.equals(one.receiver()),
        () -> {
          office.delegations.revoke(who, one.id());
          standing.remove(post);
        });
  }

  /** The service's own view of an item is the telling's: its state, and one event for each act. */
  private void same(Thing thing) {
    var latest = office.reviewing.latest(thing.item.id());
    assertThat(latest.map(c -> c.state()).orElse(null))
        .as(thing.item.number())
        .isEqualTo(thing.walks.isEmpty() ? null : thing.state(thing.walks.getLast()));
    assertThat(
            db.sql(
                    """
                    select count(*) from audit_event where object_type = 'item' and object_id = ?
                      and convert_from(content, 'UTF8')::jsonb ->> 'action' <> 'release.probed'
                    """)
                .param(thing.item.number())
                .query(Integer.class)
                .single())
        .as(
            "events of %s: %s",
            thing.item.number(),
            trail.story("item", thing.item.number()).stream()
                .map(e ->
                    e.entry().action() + " " + e.entry().actorName() + " " + e.entry().details())
                .toList())
        .isEqualTo(thing.events);
  }

  private void everything() throws Exception {
    var live = new HashSet<String>();
    for (var thing : things) {
      same(thing);
      shows(thing);
      var out = thing.live();
      if (out != null) {
        live.add(out.token);
      }
    }
    var seen = new HashSet<String>();
    for (var page : List.of("/", "/map.html", "/sitemap.xml")) {
      seen.addAll(tokensIn(page(page)));
    }
    for (var column : List.of("tzgg", "yjzj", "zcwj", "gzdt", "hdjl", "bsfw")) {
      seen.addAll(tokensIn(page("/%s/index.html".formatted(column))));
    }
    assertThat(live).as("P-1 P-20 what the lists name is live").containsAll(seen);
  }

  /** The public page holds the released words and no others; taken down, it holds none. */
  private void shows(Thing thing) throws Exception {
    if (thing.outs.isEmpty()) {
      return;
    }
    var out = thing.outs.getLast();
    var live = thing.live();
    var named = tokensIn(page(out.path));
    assertThat(Set.of(out.token)).as("P-1 " + out.path).containsAll(named);
    assertThat(live == null || !named.isEmpty()).as("P-1 there is a page " + out.path).isTrue();
    assertThat(page(out.path).contains("正文" + out.token))
        .as("P-12 the body of " + out.path)
        .isEqualTo(live != null);
  }

  private static Set<String> tokensIn(String page) {
    return TOKEN.matcher(page).results().map(m -> m.group()).collect(Collectors.toSet());
  }

  private String page(String path) throws IOException, InterruptedException {
    return reader
        .send(
            HttpRequest.newBuilder(URI.create(site.address() + path)).build(),
            BodyHandlers.ofString())
        .body();
  }
}
