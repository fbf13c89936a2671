package org.shenfa.screening;

import static org.shenfa.screening.Verdict.NOTE;
import static org.shenfa.screening.Verdict.REASON;
import static org.shenfa.screening.Verdict.STOP;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** 无障碍: what somebody who hears the page instead of seeing it would miss. */
final class Accessible implements Rule {
  static final String RULE = "accessible";
  static final String SCANNED = "scanned";
  private static final Pattern EMPTY_WORDS =
      Pattern.compile("(?:请)?(?:点击|点|猛戳|戳)?(?:这里|此处|此|链接|网址|查看|下载|详情|更多|进入)?(?:链接|下载|查看|进入)?");
  private static final Pattern NO_DESCRIPTION =
      Pattern.compile(
          "(?i)(?:img|dsc|image|微信图片|截图|屏幕截图|图片?)?[ _\\-]?\\d*(?:[_\\-]\\d+)*(?:\\.(?:jpe?g|png|gif|webp|bmp))?|[a-z0-9_\\-]+\\.(?:jpe?g|png|gif|webp|bmp)");
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?i)(?:附件|附表|附|新建|未命名|文档|文件|扫描件?|副本|无标题|img|dsc|scan|doc|document|untitled|microsoft word|工作簿|演示文稿)?[ _\\-（(]*(?:(?:microsoft )?(?:word|excel|wps))?[ _\\-]*(?:文档|文件|工作表|演示文稿)?[ _\\-（(]*[\\d一二三四五六七八九十]*[）)]?(?:[_\\-]\\d+)*\\.[a-z]{2,4}");

  @Override
  public void check(Reading on, Findings found) {
    pictures(on, found);
    for (var table : on.html.select("table")) {
      if (table.select("th").isEmpty() && table.select("tr").size() > 1) {
        say(on, table, NOTE, "表格没有表头，读屏的人听不出各列是什么；请把第一行设为表头。", found);
      }
    }
    headings(on, found);
    for (var link : on.html.select("a[href]")) {
      var words = Passage.dense(link.text());
      if (link.select("img").isEmpty() && EMPTY_WORDS.matcher(words).matches()) {
        say(on, link, NOTE, "链接文字“%s”没有说明通到哪里，请写成所链内容的名称。".formatted(words), found);
      }
    }
    files(on, found);
  }

  private static void pictures(Reading on, Findings found) {
    for (var picture : on.html.select("img")) {
      var words = picture.attr("alt").strip();
      if (words.isEmpty()) {
        say(on, picture, STOP, "图片没有替代文字，看不见图的人不知道这里是什么；请写一句话说明。", found);
      } else if (NO_DESCRIPTION.matcher(words).matches()) {
        say(on, picture, REASON, "图片的替代文字“%s”只是文件名，请写一句话说明。".formatted(words), found);
      }
    }
  }

  private static void headings(Reading on, Findings found) {
    var last = 0;
    for (var heading : on.html.select("h1,h2,h3,h4,h5,h6")) {
      var level = heading.normalName().charAt(1) - '0';
      if (last > 0 && level > last + 1) {
        say(on, heading, NOTE, "小标题从 %d 级跳到 %d 级，目录会断开。".formatted(last, level), found);
      }
      last = level;
    }
  }

  private static void files(Reading on, Findings found) {
    for (var name : on.names) {
      if (NO_NAME.matcher(name.folded).matches()) {
        found.add(RULE, NOTE, name, 0, name.folded.length(), "附件名称没有说明内容，下载以后分不清；请改成内容的名称。", null);
      }
    }
    for (var file : on.material.files()) {
      var scanned =
          file.name().toLowerCase(java.util.Locale.ROOT).matches(".*\\.(?:pdf|ofd)")
              && file.text().isBlank();
      if (scanned) {
        var name = Passage.of(Place.Where.FILE_NAME, file.name(), file.name());
        found.add(
            SCANNED,
            NOTE,
            name,
            0,
            name.folded.length(),
            "这个附件里没有可以读出的文字，可能是扫描件：读屏的人听不到，系统也没有筛查到内容，请人工核对。",
            null);
      }
    }
  }

  private static void say(
      Reading on, Element at, Verdict verdict, String sentence, Findings found) {
    var span = on.span(at);
    found.add(RULE, verdict, on.body, span[0], span[1], sentence, null);
  }
}
