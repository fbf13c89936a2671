package org.shenfa.site;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.shenfa.content.Arrangement;
import org.shenfa.content.Arranging;
import org.shenfa.content.Drafting;
import org.shenfa.content.Manifest;
import org.shenfa.content.Slot;
import org.shenfa.files.Extraction;
import org.shenfa.files.FileStore;
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

  private static final long HOME = 0;
  private static final String AT_RELEASE = "发布时记入";

  private final PublicTexts texts;
  private final SiteNow current;
  private final Pages pages;
  private final Drafting drafting;
  private final Arranging arranging;
  private final Organization organization;
  private final FileStore files;
  private final Clock clock;

  Preview(
      PublicTexts texts,
      SiteNow current,
      SiteSettings site,
      Drafting drafting,
      Arranging arranging,
      Organization organization,
      FileStore files,
      Clock clock) {
    this.texts = texts;
    this.current = current;
    this.pages = new Pages(site);
    this.drafting = drafting;
    this.arranging = arranging;
    this.organization = organization;
    this.files = files;
    this.clock = clock;
  }

  /**
   * The page of this text, or the home page for what stands in a slot; it need not be saved, its
   * item must exist.
   */
  public String article(Manifest text) {
    var item = drafting.find(text.item()).orElseThrow();
    var slot = arranging.slot(item.id());
    if (slot.isPresent()) {
      return home(slot.get(), text);
    }
    var live = texts.article(text.item());
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
            live.map(Article::released).orElse("新闻宣传处"),
            "");
    var all = with(text);
    var page =
        pages.article(
            all.frame(),
            all.columnOf(text.columns()).orElse(NO_COLUMN),
            article,
            heading(text),
            partners(text, all),
            now,
            versions(text),
            null,
            false);
    var shownPage = Jsoup.parse(new String(page, StandardCharsets.UTF_8));
    shownPage.outputSettings().prettyPrint(false);
    settle(shownPage, item.id(), live.isPresent());
    return shownPage.outerHtml();
  }

  /** Which attachments will have a text version, as the release would find it. */
  private Map<String, String> versions(Manifest text) {
    return text.listed().stream()
        .map(Manifest.Attachment::digest)
        .distinct()
        .filter(this::hasWords)
        .collect(Collectors.toMap(d -> d, d -> "/"));
  }

  private boolean hasWords(String digest) {
    try {
      return files.extraction(digest).parts().stream()
          .anyMatch(p -> p.kind() == Extraction.Kind.SHOWN && !p.text().isBlank());
    } catch (NoSuchElementException notStored) {
      return false;
    }
  }

  private static final ListedColumn NO_COLUMN =
      new ListedColumn("", "", "（还没有选栏目）", "", "", "", null, null, Listing.EMPTY);

  private static void settle(Document page, long item, boolean live) {
    page.select("script").remove();
    page.select("meta[http-equiv], base").remove();
    for (var form : page.select("form")) {
      form.tagName("div").removeAttr("action").removeAttr("method");
      form.select("button").attr("type", "button");
    }
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
    } else if (address.startsWith("/files/") && item == HOME) {
      // The desk serves the pictures of all slots at the address they have on the site.
      element.attr(attribute, address);
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

  /** The site with this text in it, so that its columns are not empty. */
  private Composition with(Manifest text) {
    return current.all().with(List.of(heading(text)));
  }

  /** The home page with what this text would put into its slot. */
  public String home(Slot slot, Manifest text) {
    var placed = new Placed("发布时编号", "", text, Arrangement.of(text.body()));
    var page =
        Jsoup.parse(
            new String(
                pages.home(
                    new Composition(current.parts().with(slot, placed)), LocalDateTime.now(clock)),
                StandardCharsets.UTF_8));
    page.outputSettings().prettyPrint(false);
    settle(page, HOME, true);
    return page.outerHtml();
  }

  /** The other half of a pair, about to go out together with this text, and what is out already. */
  private List<Heading> partners(Manifest text, Composition all) {
    var partners = new ArrayList<Heading>();
    Optional.ofNullable(text.pairedWith())
        .flatMap(drafting::find)
        .flatMap(i -> drafting.latest(i.id()))
        .map(r -> heading(r.manifest()))
        .ifPresent(partners::add);
    all.partners(heading(text)).stream()
        .filter(h -> !h.item().equals(text.pairedWith()))
        .forEach(partners::add);
    return partners;
  }

  private Heading heading(Manifest text) {
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
        text.document() == null ? null : text.document().validity(),
        text.comment() == null ? null : Asking.of(text.comment()),
        now,
        now);
  }

  /** An asset of the public site, for the frame on the desk. */
  public Optional<ClassPathResource> asset(String name) {
    return Optional.of(name)
        .filter(SiteMaking.ASSETS::contains)
        .map(n -> new ClassPathResource("site/assets/" + n));
  }
}
