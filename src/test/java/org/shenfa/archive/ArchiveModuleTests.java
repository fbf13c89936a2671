package org.shenfa.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcResource;
import org.shenfa.Shenfa;
import org.shenfa.access.Accounts;
import org.shenfa.archive.ArchiveWork.Outcome;
import org.shenfa.archive.PackageFile.Role;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Verifier;
import org.shenfa.chronicle.Chronicle;
import org.shenfa.chronicle.KeptPages;
import org.shenfa.content.ItemKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.publication.Release;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.registers.RegisterKind;
import org.shenfa.registers.Registers;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.review.Answer;
import org.shenfa.site.Reconciler;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
import org.shenfa.support.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "spring.application.name=archive")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("归档：每次发布一卷，登记、清点、导出，缺了、变了都看得出")
class ArchiveModuleTests {
  private static final LocalDate TODAY = LocalDate.now(Shenfa.ZONE);
  private static final int YEAR = TODAY.getYear();

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Reconciler site;
  @Autowired Chronicle chronicle;
  @Autowired KeptPages pages;
  @Autowired Registering registering;
  @Autowired Compiling compiling;
  @Autowired RetentionRules rules;
  @Autowired ArchiveRegister register;
  @Autowired PackageChecks checks;
  @Autowired PackageZip zips;
  @Autowired Working working;
  @Autowired Inventory inventory;
  @Autowired YearBundle years;
  @Autowired Certifying certifying;
  @Autowired Papers papers;
  @Autowired Registers registers;
  @Autowired AuditTrail trail;
  @Autowired TransactionOperations transaction;
  @Autowired DatabaseSettings settings;
  @Autowired JdbcClient db;
  @LocalServerPort int port;
  @TempDir Path folder;

  private void register() {
    site.reconcile();
    chronicle.keep();
    registering.register(Instant.now());
  }

  private ArchivedPackage filed(Release release) {
    register();
    return register.ofRelease(release.id()).orElseThrow();
  }

  private PackageManifest manifest(ArchivedPackage line) {
    return PackageManifest.of(register.manifest(line.number()).orElseThrow());
  }

  private static List<PackageFile> of(PackageManifest manifest, Role role) {
    return manifest.files().stream().filter(f -> f.role() == role).toList();
  }

  private ArchiveWork done(long work) throws InterruptedException {
    while (working.progress().isPresent()) {
      Thread.sleep(20);
    }
    return working.find(work).orElseThrow();
  }

  /** As a superuser, past every guard of the database. */
  private void tampered(String sql) throws SQLException {
    try (var server = TestServer.get().superuserOn(Objects.requireNonNull(settings.url()));
        var statement = server.createStatement()) {
      statement.execute("set session_replication_role = replica");
      for (var table : List.of("kept_page", "archive_package", "release")) {
        statement.execute("alter table " + table + " disable trigger all");
      }
      try {
        statement.execute(sql);
      } finally {
        for (var table : List.of("kept_page", "archive_package", "release")) {
          statement.execute("alter table " + table + " enable trigger all");
          statement.execute("alter table " + table + " enable always trigger facts_stay");
          statement.execute("alter table " + table + " enable always trigger facts_stay_whole");
        }
      }
    }
  }

  @Test
  @Proves({Clause.MEASURES_26_1, Clause.MEASURES_15_4})
  @DisplayName("第二十六条 发布几秒后自成一卷：退回和同意都在审查表里，版本、附件、网页的字节齐全，登记进日志")
  void aPackageOfEverything() throws IOException {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var file = office.attached(item.id(), "名单.txt", "甲公司，乙公司");
    var text = office.text(item, ItemKind.NOTICE, "归档的通知");
    var first = office.drafting.save(office.clerk, item.id(), 0, text);
    office.step(office.submitted(first), office.secrecy, new Answer.SentBack("标题里少一个字"));
    var second =
        office.drafting.save(
            office.clerk,
            item.id(),
            1,
            Texts.with(text, Map.of("revision", 2, "attachments", List.of(file))));
    var release = office.released(office.cleared(second), null);
    var line = filed(release);
    var manifest = manifest(line);

    assertThat(line.number()).matches(YEAR + "-D30-[0-9]{4}");
    assertThat(line.title()).isEqualTo("归档的通知");
    assertThat(line.unit()).contains("危");
    assertThat(of(manifest, Role.REVISION))
        .extracting(PackageFile::digest)
        .containsExactly(first.digest().hex(), second.digest().hex());
    assertThat(of(manifest, Role.ATTACHMENT))
        .extracting(PackageFile::name)
        .containsExactly("名单.txt");
    var onDisk =
        Files.readAllBytes(settings.data().resolve("site").resolve(release.path().substring(1)));
    assertThat(of(manifest, Role.PAGE))
        .extracting(PackageFile::digest)
        .containsExactly(Sha256.hex(onDisk));
    var form = register.form(line.number()).orElseThrow();
    assertThat(form.sheets()).hasSize(2);
    assertThat(form.sheets().toString())
        .contains("标题里少一个字")
        .contains("不涉密")
        .contains(office.head.name())
        .contains(release.number());
    assertThat(trail.story("archive", line.number()))
        .singleElement()
        .satisfies(e -> assertThat(e.entry().digest()).isEqualTo(line.digest()));
    assertThat(manifest.events().size()).isGreaterThan(4);
    assertThat(checks.check(line)).isEmpty();
    registering.register(Instant.now());
    assertThat(register.ofRelease(release.id())).contains(line);
  }

  @Test
  @Proves(Clause.MEASURES_26_1)
  @DisplayName("网页还没有留存就等；十分钟还没有（刚发布就撤下），照样归档并写明没有网页")
  void waitsForThePageAndNotForEver() {
    var release =
        Objects.requireNonNull(
            transaction.execute(t -> {
              var made = office.released(ItemKind.NOTICE, "发布的同时撤下");
              office.publishing.withdraw(
                  office.editorOne, made.id(), WithdrawalReason.ERROR, "发错了一件");
              return made;
            }));
    register();
    assertThat(register.ofRelease(release.id())).isEmpty();
    assertThat(register.missing(Instant.now()))
        .filteredOn(m -> m.release().equals(release.number()))
        .singleElement()
        .satisfies(m -> assertThat(m.why()).contains("等网页留存"));
    registering.register(Instant.now().plus(Duration.ofMinutes(11)));
    var line = register.ofRelease(release.id()).orElseThrow();
    assertThat(line.page()).isNull();
    assertThat(manifest(line).page()).contains("10 分钟内没有留存");
    assertThat(checks.check(line)).isEmpty();
  }

  @Test
  @Proves(Clause.MEASURES_26_1)
  @DisplayName("公开的来信答复按发布的样子归档：以前的版本和退回的审查不再复制一份")
  void aPublicReplyOnlyAsPublished() {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.INTERACTION_REPLY);
    var text = office.text(item, ItemKind.INTERACTION_REPLY, "公开的答复");
    var first = office.drafting.save(office.clerk, item.id(), 0, text);
    office.step(office.submitted(first), office.secrecy, new Answer.SentBack("把写信人的单位隐去"));
    var second =
        office.drafting.save(
            office.clerk, item.id(), 1, Texts.with(text, Map.of("revision", 2, "note", "隐去单位")));
    var line = filed(office.released(office.cleared(second), null));
    assertThat(of(manifest(line), Role.REVISION))
        .extracting(PackageFile::digest)
        .containsExactly(second.digest().hex());
    assertThat(register.form(line.number()).orElseThrow().sheets()).hasSize(1);
  }

  @Test
  @Timeout(120)
  @Proves(Clause.MEASURES_26_1)
  @DisplayName("登记中途数据库连接断掉：一件不写；接着登记一件不缺、一件不重，几个进程同时登记也一样，档号不跳")
  void killedHalfwayNothingIsDoubledNothingIsMissing() throws Exception {
    register();
    var releases = new ArrayList<Release>();
    synchronized (registering) {
      for (var n = 0; n < 4; n++) {
        releases.add(office.released(ItemKind.SERVICE_GUIDE, "办事指南之" + n));
      }
      site.reconcile();
      chronicle.keep();
      var before = register.count(YEAR);
      var dying = new Registering(compiling, rules, trail, db, new Killed(), Clock.systemUTC());
      assertThatThrownBy(() -> dying.register(Instant.now()))
          .isInstanceOf(NestedRuntimeException.class);
      assertThat(register.count(YEAR)).isEqualTo(before);

      var others = new ArrayList<Callable<Integer>>();
      for (var n = 0; n < 3; n++) {
        var one = new Registering(compiling, rules, trail, db, transaction, Clock.systemUTC());
        others.add(() -> one.register(Instant.now()));
      }
      var made = 0;
      try (var threads = Executors.newFixedThreadPool(3)) {
        for (var each : threads.invokeAll(others)) {
          made += each.get();
        }
      }
      assertThat(made).isEqualTo(releases.size());
    }
    var numbers = new HashSet<String>();
    for (var release : releases) {
      var line = register.ofRelease(release.id()).orElseThrow();
      numbers.add(line.number());
      assertThat(trail.story("archive", line.number())).hasSize(1);
    }
    assertThat(numbers).hasSize(releases.size());
    assertThat(
            db.sql(
                    """
                    select count(*) from (select max(n) - count(*) as gap from archive_package where year = ? group by class) g
                    where gap <> 0
                    """)
                .param(YEAR)
                .query(Integer.class)
                .single())
        .isZero();
  }

  /** Ends the session in the middle of what it writes. */
  private final class Killed implements TransactionOperations {
    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
      return transaction.execute(t -> {
        action.doInTransaction(t);
        db.sql("select pg_terminate_backend(pg_backend_pid())").query().listOfRows();
        throw new IllegalStateException("still alive");
      });
    }
  }

  @Test
  @Proves(Clause.MEASURES_26_1)
  @DisplayName("保管期限表按日生效、写明理由；已经归档的不变；每一种都有期限；期满的只列出")
  void retentionByADatedTable() {
    var before = filed(office.released(ItemKind.ORDINARY_NEWS, "期限改变之前"));
    assertThat(before.retention()).isEqualTo(RetentionClass.TEN);
    assertThat(rules.on(TODAY)).containsOnlyKeys(ItemKind.values());
    assertThatThrownBy(() ->
            rules.set(
                office.publicityHead,
                ItemKind.ORDINARY_NEWS,
                RetentionClass.THIRTY,
                TODAY.minusDays(1),
                "短",
                TODAY))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("不早于今天")
        .hasMessageContaining("为什么");
    rules.set(
        office.publicityHead,
        ItemKind.ORDINARY_NEWS,
        RetentionClass.PERMANENT,
        TODAY.plusDays(1),
        "重点工作的动态要长久查考",
        TODAY);
    assertThat(Objects.requireNonNull(rules.on(TODAY).get(ItemKind.ORDINARY_NEWS)).retention())
        .isEqualTo(RetentionClass.TEN);
    assertThat(
            Objects.requireNonNull(rules.on(TODAY.plusDays(1)).get(ItemKind.ORDINARY_NEWS))
                .retention())
        .isEqualTo(RetentionClass.PERMANENT);
    var over = new RegisterFilter(before.number(), 0, null, true);
    assertThat(register.find(over, 1, TODAY).lines()).isEmpty();
    assertThat(register.find(over, 1, TODAY.plusYears(11)).lines()).containsExactly(before);
  }

  @Test
  @Timeout(180)
  @Proves({Clause.MEASURES_26_1, Clause.MEASURES_15_4})
  @DisplayName("年度档案包离线核验通过；动一个字节、少一件、连清单一起改，都查得出（随机一百多次）")
  void aYearVerifiedOutside() throws Exception {
    var line = filed(office.released(ItemKind.FORMAL_DOCUMENT, "导出一年的公文"));
    assertThatThrownBy(() -> working.year(office.editorOne, YEAR, ""))
        .isInstanceOf(Violations.class);
    registering.register(Instant.now().plus(Duration.ofMinutes(11)));
    var work = done(working.year(office.editorOne, YEAR, "移交档案室"));
    assertThat(work.outcome()).isEqualTo(Outcome.FINISHED);
    var bundle = working.file(work).orElseThrow();
    assertThat(Sha256.hex(Files.readAllBytes(bundle))).isEqualTo(work.digest());
    var verdict = Verifier.run(bundle, List.of(), List.of());
    assertThat(verdict.code()).as(verdict.text()).isZero();
    assertThat(verdict.text()).contains(work.units() + " 卷").contains("PASSED");
    assertThat(trail.story("archive-work", Long.toString(work.id())))
        .extracting(e -> e.entry().details().getOrDefault("reason", ""))
        .contains("移交档案室");

    var parts = parts(bundle);
    assertThat(words(parts, "index.html")).contains("导出一年的公文").doesNotContain("<script");
    assertThat(parts).containsKey("packages/" + line.number() + ".txt");
    assertThat(words(parts, "prints/" + line.number() + ".html")).contains("网站信息发布保密审查表");
    var random = new Random(2026);
    var names = List.copyOf(parts.keySet());
    for (var n = 0; n < 90; n++) {
      var name = names.get(random.nextInt(names.size()));
      var changed = new LinkedHashMap<>(parts);
      var printed = name.startsWith("prints/") || name.startsWith("index.");
      if (n % 3 == 2) {
        changed.remove(name);
      } else {
        changed.put(name, flipped(Objects.requireNonNull(parts.get(name)), random));
      }
      // Whoever changes a part knows to put the list of digests and the end in order.
      var tidy = n % 3 == 1 && !printed && !name.equals("manifest-sha256.txt");
      if (tidy && !name.equals("end.txt")) {
        listed(changed);
      }
      var bent = Verifier.run(written(changed), List.of(), List.of());
      assertThat(bent.code()).as("%d %s %s", n, name, bent.text()).isNotZero();
    }
    var raw = Files.readAllBytes(bundle);
    for (var n = 0; n < 40; n++) {
      var file = Files.write(folder.resolve("raw.zip"), flipped(raw, random));
      if (Verifier.run(file, List.of(), List.of()).code() == 0) {
        assertThat(digests(parts(file))).as("a bit that says nothing").isEqualTo(digests(parts));
      }
    }
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    var bent = bytes.clone();
    bent[random.nextInt(bent.length)] ^= (byte) (1 << random.nextInt(8));
    return bent;
  }

  private static String words(Map<String, byte[]> parts, String name) {
    return new String(Objects.requireNonNull(parts.get(name), name), StandardCharsets.UTF_8);
  }

  private static Map<String, String> digests(Map<String, byte[]> parts) {
    var digests = new LinkedHashMap<String, String>();
    parts.forEach((name, bytes) -> digests.put(name, Sha256.hex(bytes)));
    return digests;
  }

  /** Puts the list of digests and the end in order after a change. */
  private static void listed(Map<String, byte[]> parts) {
    var list = new StringBuilder();
    digests(parts)
        .forEach((name, digest) -> {
          if (!name.equals("end.txt") && !name.equals("manifest-sha256.txt")) {
            list.append(digest).append("  ").append(name).append('\n');
          }
        });
    var all = list.toString().getBytes(StandardCharsets.UTF_8);
    parts.put("manifest-sha256.txt", all);
    parts.put(
        "end.txt",
        words(parts, "end.txt")
            .replaceFirst("manifest [0-9a-f]{64}", "manifest " + Sha256.hex(all))
            .getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, byte[]> parts(Path bundle) throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipFile(bundle.toFile())) {
      for (var entry : zip.stream().toList()) {
        try (var in = zip.getInputStream(entry)) {
          parts.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return parts;
  }

  private Path written(Map<String, byte[]> parts) throws IOException {
    var file = folder.resolve("changed.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  @Test
  @Proves({Clause.MEASURES_26_1, Clause.MEASURES_15_4})
  @DisplayName("单件档案包带着证明，不要整本日志就能核验；换掉任何一份封存的内容都通不过")
  void onePackageWithItsProof() throws IOException {
    var line = filed(office.released(ItemKind.NOTICE, "单件导出"));
    assertThatThrownBy(() -> zips.zip(office.editorOne, line, "无")).isInstanceOf(Violations.class);
    var file = Files.write(folder.resolve("one.zip"), zips.zip(office.editorOne, line, "复印给当事人"));
    var verdict = Verifier.run(file, List.of(), List.of());
    assertThat(verdict.code()).as(verdict.text()).isZero();
    assertThat(verdict.text()).contains(line.number());
    var parts = parts(file);
    assertThat(word(Objects.requireNonNull(parts.get("form.docx"))))
        .contains("网站信息发布保密审查表")
        .contains(office.secrecy.name());
    for (var name : List.copyOf(parts.keySet())) {
      if (!name.matches("end.txt|manifest-sha256.txt|form[.].*")) {
        var changed = new LinkedHashMap<>(parts);
        var bytes = Objects.requireNonNull(parts.get(name)).clone();
        bytes[bytes.length / 2] ^= 1;
        changed.put(name, bytes);
        listed(changed);
        assertThat(Verifier.run(written(changed), List.of(), List.of()).code())
            .as(name)
            .isNotZero();
      }
    }
  }

  private static String word(byte[] bytes) throws IOException {
    try (var word = new XWPFDocument(new ByteArrayInputStream(bytes));
        var words = new XWPFWordExtractor(word)) {
      return words.getText();
    }
  }

  @Test
  @Timeout(120)
  @Proves(Clause.MEASURES_26_1)
  @DisplayName("第二十六条 年度清点：齐全的出证明；留存的网页不见了查得出，不写说明不能签；别人不能代签")
  void aYearlyInventoryWithItsCertificate() throws Exception {
    var line = filed(office.released(ItemKind.NOTICE, "清点的通知"));
    registering.register(Instant.now().plus(Duration.ofMinutes(11)));
    var whole = done(working.inventory(office.editorOne, YEAR, "年度清点"));
    var result = InventoryResult.of(Objects.requireNonNull(whole.result()));
    assertThat(result.whole()).as(result.toString()).isTrue();
    assertThat(result.packages()).isEqualTo(register.count(YEAR)).isPositive();
    assertThatThrownBy(() -> certifying.sign(office.editorTwo, whole.id(), ""))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("本人签署");
    certifying.sign(office.editorOne, whole.id(), "");
    var certificate = certifying.of(whole.id()).orElseThrow();
    assertThat(certificate.text()).contains("没有缺失，没有不符").contains("第二十六条");
    assertThat(word(certifying.docx(certificate)))
        .contains("清点证明")
        .contains(office.editorOne.name());
    assertThatThrownBy(() -> certifying.sign(office.editorOne, whole.id(), "再签一次"))
        .isInstanceOf(Violations.class);

    var page = Objects.requireNonNull(line.page());
    var hidden = "f".repeat(64);
    tampered("update kept_page set digest = '%s' where digest = '%s'".formatted(hidden, page));
    assertThat(checks.check(line))
        .singleElement()
        .satisfies(d -> assertThat(d.sentence()).contains("网页").contains("不见了"));
    var wrong = done(working.inventory(office.editorOne, YEAR, "年度清点"));
    var found = InventoryResult.of(Objects.requireNonNull(wrong.result()));
    assertThat(found.whole()).isFalse();
    assertThat(found.found()).extracting(Discrepancy::number).containsExactly(line.number());
    assertThatThrownBy(() -> certifying.sign(office.editorOne, wrong.id(), " "))
        .hasMessageContaining("查到的原因");
    certifying.sign(office.editorOne, wrong.id(), "从备份找回，已经报告");
    assertThat(certifying.of(wrong.id()).orElseThrow().text())
        .contains(line.number())
        .contains("从备份找回");
    tampered("update kept_page set digest = '%s' where digest = '%s'".formatted(page, hidden));
    assertThat(checks.check(line)).isEmpty();
  }

  @Test
  @Timeout(120)
  @Proves(Clause.MEASURES_26_1)
  @DisplayName("登记被人从数据库里删掉：清点说发布没有档案、日志登记过；离线核验也说缺哪一卷")
  void aDeletedPackageIsMissed() throws Exception {
    var line = filed(office.released(ItemKind.NOTICE, "被删的档案"));
    synchronized (registering) {
      tampered(
          "create table aside as select * from archive_package where number = '%s'"
              .formatted(line.number()));
      tampered("delete from archive_package where number = '%s'".formatted(line.number()));
      var result = inventory.count(YEAR, (step, done, of) -> {}, Instant.now());
      assertThat(result.whole()).isFalse();
      assertThat(result.registered()).isGreaterThan(result.packages());
      assertThat(result.found()).extracting(Discrepancy::sentence).contains("这次发布没有档案");
      var file = folder.resolve("year.zip");
      try (var out = Files.newOutputStream(file)) {
        years.write(out, YEAR, (step, done, of) -> {});
      }
      var verdict = Verifier.run(file, List.of(), List.of());
      assertThat(verdict.code()).isEqualTo(1);
      assertThat(verdict.text()).contains(line.number());
      tampered(
          """
          insert into archive_package (id, release_id, year, class, n, number, rule_id, item, kind, title, unit,
            document_number, released_at, digest, manifest, form, page, files, size, at) overriding system value
          select id, release_id, year, class, n, number, rule_id, item, kind, title, unit,
            document_number, released_at, digest, manifest, form, page, files, size, at from aside
          """);
      tampered("drop table aside");
    }
    assertThat(checks.check(line)).isEmpty();
  }

  @Test
  @Proves(Clause.MEASURES_20_1)
  @DisplayName("第二十条 下级单位登记自己保存的审查档案，每年确认；不齐的写明缺什么；清点写明确认情况")
  void papersOfSubordinateUnits() {
    var now = Instant.now();
    var before = papers.mine(office.stranger, YEAR, TODAY);
    registers.add(
        office.stranger,
        RegisterKind.REVIEW_PAPERS,
        Map.of(
            "name", "临江动态",
            "day", TODAY.toString(),
            "reviewer", "甲",
            "head", "乙",
            "place", "三楼档案柜"),
        now);
    assertThatThrownBy(() -> papers.confirm(office.stranger, YEAR, false, "", now))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("缺什么");
    papers.confirm(office.stranger, YEAR, true, "", now);
    var line = papers.mine(office.stranger, YEAR, TODAY);
    assertThat(line.entries()).isEqualTo(before.entries() + 1);
    assertThat(line.state()).isEqualTo("确认齐全");
    assertThat(papers.ofYear(YEAR)).contains(line);
    assertThatThrownBy(() -> papers.confirm(office.clerk, YEAR, true, "", now))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  @Timeout(120)
  @Proves(Clause.MEASURES_26_1)
  @DisplayName("某一天的整站导出为 WARC：地址一个不少，字节与留存的一样，索引指得到每一条")
  void theWholeSiteOfADay() throws Exception {
    filed(office.released(ItemKind.NOTICE, "整站里的通知"));
    assertThat(pages.standing(TODAY.minusDays(1), "", "", 10)).isEmpty();
    var work = done(working.day(office.editorOne, TODAY, "网站改版前归档"));
    assertThat(work.outcome()).as(work.note()).isEqualTo(Outcome.FINISHED);
    assertThat(work.units()).isEqualTo(pages.count(TODAY, "")).isGreaterThan(5);
    var bundle = working.file(work).orElseThrow();
    assertThat(Verifier.run(bundle, List.of(), List.of()).code()).isZero();
    var parts = parts(bundle);
    var warc = Objects.requireNonNull(parts.get("site-" + TODAY + ".warc.gz"));
    var seen = new HashSet<String>();
    try (var reader = new WarcReader(new ByteArrayInputStream(warc))) {
      for (var record : reader) {
        if (record instanceof WarcResource page) {
          assertThat(Sha256.hex(page.body().stream().readAllBytes()))
              .isEqualTo(page.payloadDigest().orElseThrow().hex());
          seen.add(page.target());
        }
      }
    }
    assertThat(seen).hasSize(work.units()).anyMatch(t -> t.endsWith(".example/"));
    var index = words(parts, "site-" + TODAY + ".cdxj").lines().toList();
    assertThat(index).hasSize(work.units());
    for (var entry : index) {
      var offset = Integer.parseInt(entry.replaceFirst(".*\"offset\": ?\"?([0-9]+).*", "$1"));
      try (var in =
          new GZIPInputStream(new ByteArrayInputStream(warc, offset, warc.length - offset))) {
        assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII)).startsWith("WARC/1.1");
      }
    }
  }

  @Test
  @Proves(Clause.MEASURES_26_1)
  @DisplayName("归档只给新闻宣传处和审计看；别人看到的和不存在一样；填错的不报错")
  void whoMayLook() {
    var line = filed(office.released(ItemKind.NOTICE, "谁能看"));
    var editor = DeskBrowser.at(port, accounts, office.editorOne);
    var one = "/desk/archive/packages/" + line.number();
    for (var path :
        List.of(
            "/desk/archive?q=%25&year=x&page=-1&retention=Z",
            one + "?check=true",
            one + "/form.docx",
            one + "/manifest.txt",
            one + "/contents/1",
            "/desk/archive/missing",
            "/desk/archive/rules",
            "/desk/archive/works",
            "/desk/archive/days?day=nonsense&q=%25&after=%25",
            "/desk/archive/papers?year=1")) {
      assertThat(editor.get(path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(editor.get(one + "/contents/99").statusCode()).isEqualTo(404);
    assertThat(editor.get("/desk/archive/packages/2026-Y-9999").statusCode()).isEqualTo(404);
    assertThat(editor.get(one + "?check=true").body()).contains("核对无误");
    var clerk = DeskBrowser.at(port, accounts, office.clerk);
    for (var path :
        List.of(
            "/desk/archive",
            one,
            one + "/contents/1",
            "/desk/archive/works",
            "/desk/archive/papers")) {
      assertThat(clerk.get(path).statusCode()).as(path).isEqualTo(404);
    }
    var liaison = DeskBrowser.at(port, accounts, office.stranger);
    assertThat(liaison.get("/desk/archive/papers").body()).contains("临江");
    assertThat(liaison.get("/desk/archive").statusCode()).isEqualTo(404);
  }
}
