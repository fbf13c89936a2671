package org.shenfa.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Revision;
import org.shenfa.publication.WithdrawalReason;

/** 猜地址: a guess at where something that is not public might be had all the same. */
public record Guess(String name, Function<Hidden, String> address) {
  private static final String FILE = "/" + URLEncoder.encode("名单", UTF_8) + ".txt";

  /**
   * 不公开的东西: an attachment, the page it would stand on, and words that must be nowhere.
   *
   * @param item number of an item that has no page at all
   * @param silent number of an item whose attachments have no text version
   */
  public record Hidden(
      String name, String digest, String item, String silent, String id, String words) {
    /** What never was, in the same form. */
    public static final Hidden NOTHING =
        new Hidden("没有过的", "5".repeat(64), "1999-900001", "1999-900001", "987654321", "没有过的一句话");

    @Override
    public String toString() {
      return name;
    }
  }

  /** Fields of a request by which other servers can be talked into more. */
  public record Asking(String name, List<String> fields) {
    @Override
    public String toString() {
      return name;
    }
  }

  public static final Asking PLAINLY = new Asking("照常", List.of());

  /** Whether there is nothing odd about the address itself, so that it is looked up. */
  public boolean plain(Hidden hidden) {
    return address.apply(hidden).matches("(/([A-Za-z0-9_~-]|%[46E])([A-Za-z0-9_.~-]|%[^025])*)+");
  }

  @Override
  public String toString() {
    return name;
  }

  public static Stream<Guess> all() {
    return Stream.of(
        new Guess("原样的地址", h -> file(h) + FILE),
        new Guess("只有摘要值", Guess::file),
        new Guess("摘要值当文件夹", h -> file(h) + "/"),
        new Guess("摘要值的前一半", h -> "/files/" + h.digest().substring(0, 32) + FILE),
        new Guess("大写的摘要值", h -> "/files/" + h.digest().toUpperCase(Locale.ROOT) + FILE),
        new Guess("大写的文件夹", h -> "/FILES/" + h.digest() + FILE),
        new Guess("编码的字母", h -> "/%66iles/" + h.digest() + FILE),
        new Guess("同一摘要值的别的名字", h -> file(h) + "/a.txt"),
        new Guess("末尾的点", h -> file(h) + FILE + "."),
        new Guess("末尾的空格", h -> file(h) + FILE + "%20"),
        new Guess("末尾的空字符", h -> file(h) + FILE + "%00"),
        new Guess("两道斜杠", h -> "//files//" + h.digest() + FILE),
        new Guess("正在写的 .new", h -> file(h) + FILE + ".new"),
        new Guess("压缩的 .gz", h -> file(h) + FILE + ".gz"),
        new Guess("绕一圈", h -> "/assets/../files/" + h.digest() + FILE),
        new Guess("编码了绕一圈", h -> "/assets/%2e%2e/files/" + h.digest() + FILE),
        new Guess("编码了两遍绕一圈", h -> "/assets/%252e%252e/files/" + h.digest() + FILE),
        new Guess("编码的点", h -> page(0, h.item()).replace(".", "%2e")),
        new Guess("编码的斜杠", h -> "/files%2f" + h.digest() + FILE),
        new Guess("反斜杠", h -> "/files%5c" + h.digest() + FILE),
        new Guess("带分号", h -> file(h) + ";v=1" + FILE),
        new Guess("带问号", h -> file(h) + FILE + "?preview=1&token=x"),
        new Guess("网页的地址", h -> page(0, h.item())),
        new Guess("上个月的地址", h -> page(-1, h.item())),
        new Guess("下个月的地址", h -> page(1, h.item())),
        new Guess("编号加一", h -> page(0, next(h.item(), 1))),
        new Guess("编号减一", h -> page(0, next(h.item(), -1))),
        new Guess("附件的文字版", h -> page(0, h.silent()).replace(".html", "/1.html")),
        new Guess("内部的编号", h -> page(0, h.id())),
        new Guess("网页的 .gz", h -> page(0, h.item()) + ".gz"),
        new Guess("网页的 .new", h -> page(0, h.item()) + ".new"),
        new Guess("大写的网页", h -> page(0, h.item()).toUpperCase(Locale.ROOT)),
        new Guess("网页当文件夹", h -> page(0, h.item()) + "/"),
        new Guess("旧版本", h -> page(0, h.item()) + "?revision=1"),
        new Guess("旧版本的网页", h -> page(0, h.item() + "-1")),
        new Guess("编辑器的备份", h -> page(0, h.item()) + "~"),
        new Guess("改名的备份", h -> page(0, h.item()) + ".bak"),
        new Guess("换下的 .swp", h -> page(0, "." + h.item()) + ".swp"),
        new Guess("清单的备份", h -> "/site.manifest"),
        new Guess("上一级的清单", h -> "/..%2fsite.manifest"),
        new Guess("预览", h -> "/preview/" + h.item()),
        new Guess("稿件预览", h -> "/desk/items/" + h.id() + "/preview"),
        new Guess("工作稿预览", h -> "/desk/items/" + h.id() + "/working-copy/preview"),
        new Guess("审查预览", h -> "/desk/review/1/preview"),
        new Guess("当天的网页", h -> "/desk/then/page?path=" + page(0, h.item())),
        new Guess("工作台的地址", h -> "/desk/items/" + h.id() + "/files/" + h.digest()),
        new Guess("动态前缀", h -> "/_/files/" + h.digest() + FILE),
        new Guess("从动态前缀绕回", h -> "/_/../desk/items/" + h.id() + "/files/" + h.digest()),
        new Guess("检索下面的地址", h -> "/_/search/" + h.item()),
        new Guess("检索提示", h -> "/_/search/suggest?q=" + URLEncoder.encode(h.words(), UTF_8)),
        new Guess("浏览次数", h -> "/_/views/" + h.item()),
        new Guess("稿件的订阅", h -> "/" + h.item() + "/feed.xml"),
        new Guess("稿件的清单", h -> "/open/" + h.item() + ".json"),
        new Guess("稿件的地图", h -> "/sitemap/" + h.item() + ".xml"),
        new Guess("日志里的条目", h -> "/log/tile/entries/" + h.digest().substring(0, 3)),
        new Guess("日志里的摘要值", h -> "/log/tile/0/x999/" + h.digest()));
  }

  /** Ways to ask; the first is the plain one. */
  public static List<Asking> askings(Hidden hidden) {
    return List.of(
        PLAINLY,
        new Asking("只要一段", List.of("Range", "bytes=0-9")),
        new Asking("一段到头", List.of("Range", "bytes=-1", "If-Range", tag(hidden))),
        new Asking("猜着内容问变没变", List.of("If-None-Match", tag(hidden))),
        new Asking("有没有都行", List.of("If-None-Match", "*")),
        new Asking("猜着内容才要", List.of("If-Match", tag(hidden))),
        new Asking("以后变了才要", List.of("If-Modified-Since", "Fri, 31 Dec 2100 00:00:00 GMT")),
        new Asking("压缩的", List.of("Accept-Encoding", "gzip")),
        new Asking("冒充内部", List.of("X-Forwarded-For", "127.0.0.1", "X-Forwarded-Prefix", "/desk")),
        new Asking("另指地址", List.of("X-Original-URL", file(hidden) + FILE)));
  }

  private static String tag(Hidden hidden) {
    return "\"" + hidden.digest().substring(0, 32) + "\"";
  }

  private static String file(Hidden hidden) {
    return "/files/" + hidden.digest();
  }

  private static String page(int months, String item) {
    var month = LocalDate.now(Shenfa.ZONE).plusMonths(months);
    return "/art/" + month.format(DateTimeFormatter.ofPattern("yyyy/MM/")) + item + ".html";
  }

  /** The number after or before; these are drafts, too. */
  private static String next(String item, int by) {
    var dash = item.lastIndexOf('-') + 1;
    var digits = item.substring(dash);
    return item.substring(0, dash)
        + ("%0" + digits.length() + "d").formatted(Integer.parseInt(digits) + by);
  }

  /**
   * Everything that may not be had: what is drafted, in review or only cleared, what changed since,
   * what a release replaced, what was withdrawn.
   */
  public static List<Hidden> hidden(Office office) {
    var all = new ArrayList<Hidden>();
    // In a row, so that the numbers beside each are not out either.
    office.drafted(ItemKind.NOTICE, "前一件草稿");
    var draft = with(office, "还在起草的公示", "还在起草的名单");
    var cleared = with(office, "还没有放行的公示", "还没有放行的名单");
    var submitted = with(office, "还在审查的公示", "还在审查的名单");
    office.drafted(ItemKind.NOTICE, "后一件草稿");
    office.cleared(cleared);
    office.submitted(submitted);
    all.add(unreleased("还没有放行的", cleared));
    all.add(unreleased("还在起草的", draft));
    all.add(unreleased("还在审查的", submitted));

    var first = with(office, "换过附件的通知", "换下来的名单");
    office.released(office.cleared(first), null);
    var second = changed(office, first, "换上去的名单");
    office.released(office.cleared(second), null);
    all.add(of("换下来的", first, false, "换下来的名单"));
    all.add(of("改了的", changed(office, second, "再改还没有放行的名单"), false, "再改还没有放行的名单"));

    var gone = with(office, "撤下来的通知", "撤下来的名单");
    var release = office.released(office.cleared(gone), null);
    office.publishing.withdraw(office.editorTwo, release.id(), WithdrawalReason.ERROR, "名单里的单位写错了");
    all.add(of("撤下来的", gone, true, "撤下来的名单"));
    return all;
  }

  private static Revision with(Office office, String title, String words) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var file = office.attached(item.id(), "名单.txt", words + UUID.randomUUID());
    var text = office.text(item, ItemKind.NOTICE, title);
    return office.drafting.save(
        office.clerk, item.id(), 0, text.withText(text.title(), text.body(), List.of(file)));
  }

  private static Revision changed(Office office, Revision last, String words) {
    var file = office.attached(last.itemId(), "名单.txt", words + UUID.randomUUID());
    var text = last.manifest();
    return office.drafting.save(
        office.clerk,
        last.itemId(),
        last.seq(),
        text.withText(text.title(), text.body() + "<p>" + words + "</p>", List.of(file)));
  }

  private static Hidden unreleased(String name, Revision revision) {
    var text = revision.manifest();
    return new Hidden(
        name, digest(text), text.item(), text.item(), "" + revision.itemId(), text.title());
  }

  /** Its item has a page, which says something else. */
  private static Hidden of(String name, Revision revision, boolean silent, String words) {
    var text = revision.manifest();
    var none = Hidden.NOTHING.item();
    return new Hidden(
        name, digest(text), none, silent ? text.item() : none, "" + revision.itemId(), words);
  }

  private static String digest(Manifest text) {
    return text.attachments().getFirst().digest();
  }
}
