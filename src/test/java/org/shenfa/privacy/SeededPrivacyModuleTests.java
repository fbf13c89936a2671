package org.shenfa.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.shenfa.access.Accounts;
import org.shenfa.audit.Bundles;
import org.shenfa.audit.Checkpoints;
import org.shenfa.chronicle.Chronicle;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.letters.Answering;
import org.shenfa.letters.LetterClocks;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.LetterPublication;
import org.shenfa.letters.Replying;
import org.shenfa.letters.Triage;
import org.shenfa.letters.Triage.Judgment;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.reminders.CitizenMail;
import org.shenfa.reminders.MailChoices;
import org.shenfa.reminders.NoticeMail;
import org.shenfa.reminders.Reminding;
import org.shenfa.search.Indexing;
import org.shenfa.site.PublicAddress;
import org.shenfa.site.Reconciler;
import org.shenfa.solicitations.Soliciting;
import org.shenfa.support.AnswerWay;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.PetitionWay;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "shenfa.mail.from=shenfa@example.gov.cn",
      "shenfa.desk.address=https://desk.example.gov.cn/",
      "shenfa.origin=seeds.example/log"
    })
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, PetitionWay.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("埋下的个人信息，在任何公开的地方都找不到")
class SeededPrivacyModuleTests {
  private static final Pattern CODE = Pattern.compile("验证码 ([0-9]{6})");
  private static final String WORDS =
      "我叫%s，电话%s，邮箱%s，身份证%s，住梧桐苑%s。请问许可证怎样延期？"
          .formatted(Secrets.NAME, Secrets.PHONE, Secrets.MAIL, Secrets.ID, Secrets.HOME);

  private static final GreenMail POST = new GreenMail(ServerSetup.SMTP.dynamicPort());

  @DynamicPropertySource
  static void postOffice(DynamicPropertyRegistry properties) {
    POST.start();
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", () -> POST.getSmtp().getPort());
  }

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired PublicAddress site;
  @Autowired DatabaseSettings database;
  @Autowired PetitionWay petitionWay;
  @Autowired Triage triage;
  @Autowired Answering answering;
  @Autowired Replying replying;
  @Autowired LetterPublication publication;
  @Autowired LetterClocks clocks;
  @Autowired Soliciting soliciting;
  @Autowired Reconciler reconciler;
  @Autowired Indexing indexing;
  @Autowired Chronicle chronicle;
  @Autowired Checkpoints checkpoints;
  @Autowired Bundles bundles;
  @Autowired Reminding reminding;
  @Autowired MailChoices choices;
  @Autowired NoticeMail mail;
  @Autowired CitizenMail citizenMail;
  @Autowired JdbcClient db;
  @Autowired RequestMappingHandlerMapping routes;
  @LocalServerPort int port;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Map<String, String> receipt = Map.of();
  private String solicitation = "";
  private Map<String, String> report = Map.of();
  private String page = "";

  @BeforeAll
  void seed() throws Exception {
    log.start();
    logger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(log);
    logger("org.shenfa").setLevel(Level.TRACE);
    accounts.openDemo(
        List.of(office.clerk, office.openness, office.editorOne, office.editorTwo),
        Office.PASSWORD);
    listen();
    files();
    solicitation = office.released(ItemKind.DRAFT_FOR_COMMENT, "种子规定（征求意见稿）").item();
    soliciting.sweep(Instant.now());
    receipt = published();
    reported();
    opined();
    applied();
    everythingRuns();
  }

  @AfterAll
  void stop() {
    logger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(log);
    logger("org.shenfa").setLevel(null);
    POST.stop();
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  /** A person of the office has mails sent. */
  private void listen() throws Exception {
    choices.enter(office.editorTwo, "editor@example.gov.cn");
    var code =
        CODE.matcher(String.valueOf(POST.getReceivedMessages()[0].getContent()))
            .results()
            .findFirst()
            .orElseThrow();
    choices.confirm(office.editorTwo, code.group(1));
  }

  /** Files with what nobody sees in them go out with a notice. */
  private void files() throws Exception {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var files =
        List.of(
            attached(item.id(), "现场照片.jpg", Secrets.photo()),
            attached(item.id(), "检查说明.docx", Secrets.document()));
    assertThatThrownBy(() -> attached(item.id(), "企业名单.xlsx", Secrets.workbook()))
        .hasMessageContaining("有隐藏的内容")
        .hasMessageContaining("内部");
    var text = office.text(item, ItemKind.NOTICE, "带附件的通知");
    office.released(
        office.cleared(
            office.drafting.save(
                office.clerk, item.id(), 0, text.withText(text.title(), "<p>附件见下。</p>", files))),
        null);
  }

  private Manifest.Attachment attached(long item, String name, byte[] bytes) {
    return office.drafting.attach(office.clerk, item, name, new ByteArrayInputStream(bytes));
  }

  private Map<String, String> written(LetterKind kind, String title, String body) throws Exception {
    var form = hidden(Jsoup.parse(get("/_/letters").body()));
    form.putAll(
        Map.of(
            "title",
            title,
            "body",
            body,
            "place",
            "梧桐苑" + Secrets.HOME,
            "kind",
            kind.name(),
            "name",
            Secrets.NAME,
            "phone",
            Secrets.PHONE,
            "mail",
            Secrets.MAIL,
            "publish",
            "yes",
            "told",
            "yes"));
    return receipt(
        multipart(
            "/_/letters",
            form,
            Map.of(
                Secrets.FILE + ".jpg",
                Secrets.photo(),
                Secrets.FILE + ".docx",
                Secrets.document())));
  }

  private HttpResponse<String> multipart(
      String path, Map<String, String> fields, Map<String, byte[]> files) throws Exception {
    var body = new ByteArrayOutputStream();
    for (var field : fields.entrySet()) {
      body.writeBytes(
          "--seeds\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(field.getKey(), field.getValue())
              .getBytes(StandardCharsets.UTF_8));
    }
    for (var file : files.entrySet()) {
      body.writeBytes(
          "--seeds\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\n\r\n"
              .formatted(file.getKey())
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(file.getValue());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes("--seeds--\r\n".getBytes(StandardCharsets.UTF_8));
    return http.send(
        HttpRequest.newBuilder(URI.create(site.address() + path))
            .header("Content-Type", "multipart/form-data; boundary=seeds")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build(),
        BodyHandlers.ofString());
  }

  private long letter(Map<String, String> of) {
    var id =
        db.sql("select id from letter where number = ?")
            .param(of.get("number"))
            .query(Long.class)
            .single();
    // Whoever fills a form within three seconds is looked at by a person first.
    triage.release(office.intakeClerk, id, "核对过，是真人写的", Instant.now());
    clocks.sweep(Instant.now());
    return id;
  }

  /** A consultation with consent, to its public page. */
  private Map<String, String> published() throws Exception {
    var sent = written(LetterKind.CONSULTATION, "问许可证延期，回电" + Secrets.PHONE, WORDS);
    var id = letter(sent);
    var now = Instant.now();
    new AnswerWay(office, triage, answering, replying).assigned(id, now);
    answering.interim(office.head, id, Secrets.KEPT + "，正在研究", now);
    new AnswerWay(office, triage, answering, replying)
        .answered(
            id, "您好，许可证期满三个月前提出延期申请，十个工作日办结，不收取费用。会后回电" + Secrets.PHONE + "。", "管理办法第十八条", now);
    var item = publication.prepare(office.clerk, id, now);
    var draft = office.drafting.latest(item.id()).orElseThrow();
    var whole =
        office
            .text(item, ItemKind.INTERACTION_REPLY, draft.manifest().title())
            .withText(draft.manifest().title(), draft.manifest().body(), List.of());
    var release =
        office.released(
            office.cleared(office.drafting.save(office.clerk, item.id(), draft.seq(), whole)),
            null);
    page = release.path();
    clocks.sweep(now);
    return sent;
  }

  private void reported() throws Exception {
    var sent = written(LetterKind.REPORT, "举报" + Secrets.REPORT, Secrets.REPORT + "，" + WORDS);
    report = sent;
    var id = letter(sent);
    triage.toPetition(
        office.intakeClerk, id, new Judgment(LetterKind.REPORT, null, "", null), Instant.now());
    petitionWay.replied(id, "经核查" + Secrets.REPORT + "属实，已经依法处理。", Instant.now());
  }

  private void opined() throws Exception {
    var path = "/_/solicitations/" + solicitation;
    var form = hidden(Jsoup.parse(get(path).body()));
    form.put("w0", Secrets.OPINION + "：" + WORDS);
    form.put("mail", Secrets.MAIL);
    assertThat(post(path, form).statusCode()).isEqualTo(200);
  }

  private void applied() throws Exception {
    var form = hidden(Jsoup.parse(get("/_/disclosure").body()));
    form.putAll(
        Map.of(
            "applicant",
            "PERSON",
            "name",
            Secrets.NAME,
            "proof",
            Secrets.ID,
            "phone",
            Secrets.PHONE,
            "mail",
            Secrets.MAIL,
            "address",
            "梧桐苑" + Secrets.HOME,
            "description",
            Secrets.REQUEST + "，" + WORDS,
            "wanted",
            "ELECTRONIC"));
    var answer = post("/_/disclosure", form);
    assertThat(answer.body()).contains("GS20");
  }

  /** Everything that follows by itself. */
  private void everythingRuns() {
    soliciting.sweep(Instant.now());
    checkpoints.sign();
    reconciler.reconcileAll();
    indexing.reconcile();
    chronicle.keep();
    var later = Instant.now().plus(40, ChronoUnit.MINUTES);
    reminding.sweep(later);
    mail.send(later);
    citizenMail.send(later);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(site.address() + path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
    var body =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return http.send(
        HttpRequest.newBuilder(URI.create(site.address() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static Map<String, String> hidden(Document page) {
    var fields = new LinkedHashMap<String, String>();
    page.select("main form[method=post] input[type=hidden]")
        .forEach(i -> fields.put(i.attr("name"), i.val()));
    return fields;
  }

  private static Map<String, String> receipt(HttpResponse<String> answer) {
    var told = Jsoup.parse(answer.body()).select(".receipt dd");
    assertThat(told).as(answer.body()).hasSizeGreaterThan(1);
    return Map.of("number", told.get(0).text(), "code", told.get(1).text());
  }

  /** Every address the public port answers by GET, without a code. */
  private List<String> addresses() {
    return routes.getHandlerMethods().keySet().stream()
        .filter(r -> r.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(r -> r.getPatternValues().stream())
        .filter(p -> p.startsWith("/_/"))
        .map(p ->
            p.replaceFirst("/solicitations/\\{[^/]*}", "/solicitations/" + solicitation)
                .replaceFirst("/helpful/\\{item}", "/helpful/2020-0001")
                .replaceFirst("\\{digest}", "0".repeat(64)))
        .sorted()
        .toList();
  }

  private Crawl crawl() throws Exception {
    var crawl = new Crawl();
    crawl.folder(database.data());
    for (var address : addresses()) {
      crawl.text("GET " + address, get(address).body());
      var guess = address + "?q=许可证&number=" + report.get("number") + "&code=AAAABBBBCCCC&item=1";
      crawl.text("GET " + guess, get(guess.replace("许可证", encoded("许可证"))).body());
    }
    for (var words : List.of("延期", "身份证", "电话", "意见", "申请", "通知", "梧桐苑")) {
      crawl.text("search " + words, get("/_/search?q=" + encoded(words)).body());
      crawl.text("suggest " + words, get("/_/search/suggest?q=" + encoded(words)).body());
    }
    for (var wrong :
        List.of(
            "/_/letters/status",
            "/_/letters/act",
            "/_/disclosure/status",
            "/_/solicitations/query",
            "/_/solicitations/query/mails",
            "/_/disclosure/mails",
            "/_/tickets/mails",
            "/_/privacy",
            "/_/privacy/erasure",
            "/_/privacy/certificate")) {
      var known = new TreeMap<>(Map.of("number", report.get("number"), "code", "AAAABBBBCCCC"));
      crawl.text("wrong code at " + wrong, post(wrong, known).body());
    }
    for (var missing : List.of("/nothing.html", "/_/nothing", "/_/letters/" + Secrets.ALL.size())) {
      crawl.text("GET " + missing, get(missing).body());
    }
    for (var message : POST.getReceivedMessages()) {
      var own = message.getSubject().matches("(来信|意见|政府信息公开申请|网站找错) .*");
      // A mail to somebody of the public has the address of its recipient, and nowhere else.
      assertThat(message.getAllRecipients()[0].toString().equals(Secrets.MAIL)).isEqualTo(own);
      var head = GreenMailUtil.getHeaders(message);
      crawl.text(
          "mail",
          (own ? head.replaceFirst("(?m)^To: .*$", "") : head)
              + message.getSubject()
              + message.getContent());
    }
    exports(crawl);
    log.list.forEach(e -> crawl.text("log", e.getFormattedMessage() + e.getThrowableProxy()));
    return crawl;
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  /** What goes out of the house in files: the log, the lists of the desk. */
  private void exports(Crawl crawl) throws Exception {
    var out = new ByteArrayOutputStream();
    bundles.export(out, Map.of());
    crawl.bytes("bundle", out.toByteArray());
    for (var person : List.of(office.clerk, office.editorOne, office.openness)) {
      var browser = new DeskBrowser(port, "127.0.0.1");
      browser.password(person.staffNo(), Office.PASSWORD);
      browser.get("/desk/items");
      var list =
          browser.post("/desk/items/export", "filter", "", "format", "CSV", "purpose", "核对公开稿");
      assertThat(list.statusCode()).isEqualTo(200);
      crawl.text("list of " + person.name(), list.body());
      crawl.text("figures", browser.get("/desk/disclosure/figures.csv").body());
    }
    db.sql("select convert_from(content, 'UTF8') from audit_event")
        .query(String.class)
        .list()
        .forEach(entry -> crawl.text("audit log", entry));
  }

  @Test
  @Order(1)
  @Proves({Clause.HOUSE, Clause.MEASURES_15_5})
  @DisplayName("验收 24：姓名、电话、邮箱、证件号、住址、举报、意见、申请、照片信息、隐藏表、修订，全站、搜索、订阅、邮件、导出、日志里都没有")
  void nothingSeededIsFound() throws Exception {
    var crawl = crawl();
    assertThat(crawl.met()).isEmpty();
    assertThat(crawl.read()).as("read enough to mean something").isGreaterThan(300);
    assertThat(get(page).body()).contains("［已隐去姓名］", "［已隐去电话］", "［已隐去证件号］");
    assertThat(POST.getReceivedMessages()).hasSizeGreaterThan(1);
    assertThat(POST.getReceivedMessages())
        .filteredOn(m -> GreenMailUtil.getHeaders(m).contains("To: " + Secrets.MAIL))
        .as("both writers and whoever sent opinions were told")
        .hasSize(3);
    for (var secret : Secrets.ALL) {
      assertThat(searched(secret)).as("search for " + secret).contains("没有找到");
      assertThat(get("/_/search/suggest?q=" + encoded(secret)).body()).doesNotContain(secret);
    }
  }

  /** A busy machine may ask for patience, as readers are asked. */
  private String searched(String words) throws Exception {
    for (var n = 0; n < 5; n++) {
      var page = Jsoup.parse(get("/_/search?q=" + encoded(words)).body()).text();
      if (!page.contains("过一会儿再试")) {
        return page;
      }
    }
    return "";
  }

  @Test
  @Order(2)
  @DisplayName("验收 24：附件清理以后只给看得到这封信的人，没有原来的名字、拍摄地点、作者和修订")
  void attachmentsAreCleanAndNotForOthers() throws Exception {
    var id =
        db.sql("select id from letter where number = ?")
            .param(receipt.get("number"))
            .query(Long.class)
            .single();
    var file = "/desk/letters/" + id + "/files/";
    var browser = new DeskBrowser(port, "127.0.0.1");
    browser.password(office.clerk.staffNo(), Office.PASSWORD);
    assertThat(browser.get("/desk/letters/" + id).body()).contains("附件1", "附件2", "修订");
    for (var n = 1; n < 3; n++) {
      assertThat(browser.get(file + n).statusCode()).isEqualTo(200);
      var crawl = new Crawl();
      crawl.bytes(
          "attachment",
          db.sql("select bytes from letter_file where letter_id = ? and n = ?")
              .params(id, n)
              .query(byte[].class)
              .single());
      assertThat(crawl.met()).isEmpty();
    }
    var other = new DeskBrowser(port, "127.0.0.1");
    other.password(office.openness.staffNo(), Office.PASSWORD);
    assertThat(other.get(file + 1).statusCode()).isEqualTo(404);
    assertThat(other.get("/desk/letters/999999/files/1").statusCode()).isEqualTo(404);
    assertThat(get("/desk/letters/" + id + "/files/1").statusCode()).isEqualTo(404);
    var refused =
        multipart(
            "/_/letters",
            hidden(Jsoup.parse(get("/_/letters").body())),
            Map.of("程序.exe", new byte[] {77, 90}));
    assertThat(refused.statusCode()).isEqualTo(422);
    var form = hidden(Jsoup.parse(get("/_/letters").body()));
    form.putAll(Map.of("title", "带坏附件的信", "body", "请看附件。", "kind", "CONSULTATION"));
    assertThat(multipart("/_/letters", form, Map.of("照片.jpg", new byte[] {1, 2, 3})).body())
        .contains("附件1.jpg", "带坏附件的信");
  }

  @Test
  @Order(3)
  @DisplayName("验收 22、23：转发的地址、邮件扫描器打开任何地址，什么也不改变；没有查询码看不到也办不了")
  void openingAnAddressChangesNothing() throws Exception {
    var before = facts();
    for (var address : addresses()) {
      for (var asked :
          List.of(
              address,
              address
                  + "?number=%s&code=%s&what=WITHDRAW&words=%s"
                      .formatted(receipt.get("number"), receipt.get("code"), encoded("不要办了")))) {
        var answer = get(asked);
        assertThat(answer.body()).as(asked).doesNotContain("转办经过", "留存情况");
        assertThat(
                http.send(
                        HttpRequest.newBuilder(URI.create(site.address() + asked))
                            .method("HEAD", BodyPublishers.noBody())
                            .build(),
                        BodyHandlers.discarding())
                    .statusCode())
            .isLessThan(500);
      }
    }
    for (var act : List.of("/_/letters/act", "/_/privacy/erasure", "/_/privacy/certificate")) {
      assertThat(
              get(act + "?number=" + receipt.get("number") + "&code=" + receipt.get("code"))
                  .statusCode())
          .as("GET " + act)
          .isIn(404, 405);
      assertThat(
              post(act, new TreeMap<>(Map.of("number", receipt.get("number"), "what", "WITHDRAW")))
                  .statusCode())
          .as("number alone at " + act)
          .isEqualTo(404);
    }
    assertThat(facts()).isEqualTo(before);
  }

  /** Everything that cases consist of, but what clocks add to them. */
  private Map<String, Object> facts() {
    var all = new TreeMap<String, Object>();
    for (var table :
        List.of(
            "letter",
            "letter_text",
            "letter_file",
            "letter_rating",
            "letter_consent_withdrawn",
            "citizen_mail_stop",
            "remark_receipt",
            "remark",
            "disclosure_request",
            "disclosure_word",
            "erasure_request",
            "purge",
            "identity_record",
            "identity_view",
            "identity_erasure",
            "item",
            "release",
            "withdrawal",
            "review_case")) {
      all.put(
          table,
          db.sql(
                  "select query_to_xml(format('select count(*) from %I', cast(? as text)), true, true, '')::text")
              .param(table)
              .query(String.class)
              .single());
    }
    all.put(
        "masked",
        db.sql(
                """
                select (select count(masked_at) from letter_text) || ' ' || (select count(masked_at) from remark)
                  || ' ' || (select count(masked_at) from disclosure_request)
                """)
            .query(String.class)
            .single());
    all.put(
        "course",
        db.sql("select count(*) from course where actor <> 'SYSTEM'").query(Long.class).single());
    return all;
  }

  @Test
  @Order(4)
  @Proves(Clause.MEASURES_15_5)
  @DisplayName("验收 25：收回公开的同意，页面、列表、搜索、订阅随即没有，原地址写明已经撤下，缓存不超过十分钟")
  void withdrawnConsentTakesThePageDown() throws Exception {
    var title = Jsoup.parse(get(page).body()).select("h1").text();
    assertThat(title).isNotEmpty();
    var cached = get(page).headers().firstValue("cache-control").orElseThrow();
    assertThat(Integer.parseInt(cached.replaceAll("\\D+", ""))).isBetween(0, 600);
    var answer =
        post(
            "/_/letters/act",
            Map.of(
                "number",
                receipt.get("number"),
                "code",
                receipt.get("code"),
                "what",
                "WITHDRAW_CONSENT"));
    assertThat(answer.statusCode()).isEqualTo(200);
    clocks.sweep(Instant.now());
    reconciler.reconcile();
    indexing.reconcile();
    var gone = Jsoup.parse(get(page).body());
    assertThat(gone.text()).contains("撤").doesNotContain("许可证期满三个月前", title);
    try (var all = Files.walk(database.data().resolve("site"))) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        if (!file.toString().contains("/log/")) {
          assertThat(unpacked(file)).as(file.toString()).doesNotContain("许可证期满三个月前", title);
        }
      }
    }
    assertThat(get("/_/search?q=" + encoded("许可证期满三个月前")).body()).doesNotContain(page);
    assertThat(
            Jsoup.parse(
                    post(
                            "/_/letters/status",
                            Map.of("number", receipt.get("number"), "code", receipt.get("code")))
                        .body())
                .text())
        .contains("您已收回同意");
  }

  @Test
  @Order(5)
  @DisplayName("故意放出去一个，页面、压缩件、订阅、列表、搜索、提示、导出都查得出来")
  void theCrawlFindsWhatGoesOut() throws Exception {
    office.released(ItemKind.NOTICE, "通知" + Secrets.OPINION);
    everythingRuns();
    var met = String.join("\n", crawl().met().keySet());
    assertThat(met)
        .contains(
            ".html",
            ".html.gz!",
            "feed.xml",
            "feed.json",
            "search 通知",
            "suggest 通知",
            "list of 承办人");
  }

  private static String unpacked(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
    try (var packed = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(packed.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
