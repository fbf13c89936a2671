package org.shenfa.site;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Drafting;
import org.shenfa.content.Manifest;
import org.shenfa.content.Revision;
import org.shenfa.organization.Organization;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/**
 * 预览: the page of a text as the public site will render it, from the same templates, for a frame on
 * the desk. What only the release brings (its time, its number) says so; own links do not lead
 * away, files come from the desk.
 */
@Service
public class Preview {
  /** Where the desk serves the assets of the public site. */
  public static final String ASSETS = "/desk/site/";

  private static final String AT_RELEASE = "发布时记入";

  private final PublicView view;
  private final Pages pages;
  private final Drafting drafting;
  private final Organization organization;
  private final Clock clock;
  private volatile Shown shown = new Shown("", List.of(), List.of());

  Preview(
      PublicView view,
      SiteSettings site,
      Drafting drafting,
      Organization organization,
      Clock clock) {
    this.view = view;
    this.pages = new Pages(site);
    this.drafting = drafting;
    this.organization = organization;
    this.clock = clock;
  }

  /** What of the public site every page needs, as of a mark. */
  private record Shown(String mark, List<ListedColumn> columns, List<String> filled) {}

  /** The page of this text; it need not be saved, its item must exist. */
  public String article(Manifest text) {
    var item = drafting.find(text.item()).orElseThrow();
    var live = view.article(text.item());
    var now = LocalDateTime.now(clock);
    var article =
        new Article(
            0,
            text.item(),
            live.map(Article::path).orElse(""),
            text,
            live.map(Article::publishedAt).orElse(now),
            now,
            "发布时编号",
            organization.unit(item.unitId()).name(),
            List.of("审毕后列出"),
            live.map(Article::released).orElse("新闻宣传处"));
    var site = site();
    var own = columns(site, text);
    var here = own.stream().filter(c -> text.columns().contains(c.slug())).findFirst();
    var page =
        pages.article(
            own, here.orElse(NO_COLUMN), article, partner(text.pairedWith()).orElse(null));
    var shownPage = Jsoup.parse(new String(page, StandardCharsets.UTF_8));
    shownPage.outputSettings().prettyPrint(false);
    settle(shownPage, item.id(), live.isPresent());
    return shownPage.outerHtml();
  }

  private static final ListedColumn NO_COLUMN =
      new ListedColumn("", "（还没有选栏目）", "", "", "", "", List.of());

  private static void settle(Document page, long item, boolean live) {
    page.select("script").remove();
    page.select("meta[http-equiv], base").remove();
    for (var time : page.select(live ? ".rel time, .log time" : "time")) {
      time.removeAttr("datetime").text(AT_RELEASE);
    }
    if (!live) {
      page.select("meta[name=PubDate]").attr("content", AT_RELEASE);
    }
    for (var element : page.select("[href], [src]")) {
      point(element, element.hasAttr("src") ? "src" : "href", item);
    }
  }

  private static void point(Element element, String attribute, long item) {
    var address = element.attr(attribute);
    if (address.startsWith("/assets/")) {
      element.attr(attribute, ASSETS + address.substring("/assets/".length()));
    } else if (address.startsWith("/files/")) {
      var digest = address.substring("/files/".length()).replaceFirst("/.*", "");
      element.attr(attribute, "/desk/items/%d/files/%s".formatted(item, digest));
      if (element.normalName().equals("a")) {
        element.attr("target", "_blank").attr("rel", "noopener");
      }
    } else if (element.normalName().equals("a") && address.matches("(?i)(https?|mailto|tel):.*")) {
      element.attr("target", "_blank").attr("rel", "noopener noreferrer");
    } else if (!address.startsWith("#")) {
      element.removeAttr(attribute);
    }
  }

  private Shown site() {
    var mark = view.mark();
    if (!mark.equals(shown.mark())) {
      var filled = view.headings().stream().flatMap(h -> h.columns().stream()).distinct().toList();
      shown = new Shown(mark, view.columns(), filled);
    }
    return shown;
  }

  /** The columns of the navigation, those of this text among them even when it is their first. */
  private static List<ListedColumn> columns(Shown site, Manifest text) {
    var all = new ArrayList<ListedColumn>();
    for (var column : site.columns()) {
      if (site.filled().contains(column.slug()) || text.columns().contains(column.slug())) {
        all.add(column);
      }
    }
    return all;
  }

  /** The other half of a pair, live or about to go out together with this text. */
  private Optional<Heading> partner(@Nullable String number) {
    return Optional.ofNullable(number)
        .flatMap(drafting::find)
        .flatMap(i -> drafting.latest(i.id()))
        .map(this::heading);
  }

  private Heading heading(Revision partner) {
    var text = partner.manifest();
    var now = LocalDateTime.now(clock);
    return new Heading(
        0,
        text.item(),
        "",
        text.title(),
        text.publisher(),
        text.columns(),
        text.kind().name(),
        null,
        text.pairedWith(),
        now,
        now);
  }

  /** An asset of the public site, for the frame on the desk. */
  public Optional<ClassPathResource> asset(String name) {
    return Optional.of(name)
        .filter(Reconciler.ASSETS::contains)
        .map(n -> new ClassPathResource("site/assets/" + n));
  }
}
