package org.shenfa.help;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.ClassPathResource;

/**
 * 使用手册: the pages of {@code docs/manual} as they are read in the desk. Raw HTML in them is shown as
 * text.
 */
public final class Manual {
  private static final Pattern NAME = Pattern.compile("[a-z]{2,30}");
  private static final Pattern PICTURE = Pattern.compile("[a-z0-9-]{2,60}\\.png");
  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).sanitizeUrls(true).build();

  private Manual() {}

  /** One page: its first heading and its HTML. */
  public record Page(String title, String html) {}

  /** The page of this name, {@code index} for the first; empty when there is none. */
  public static Optional<Page> page(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    return bytes(name.equals("index") ? "README.md" : name + ".md")
        .map(source -> read(new String(source, StandardCharsets.UTF_8)));
  }

  /** A picture of the manual, PNG; empty when there is none. */
  public static Optional<byte[]> picture(String name) {
    return PICTURE.matcher(name).matches() ? bytes("pictures/" + name) : Optional.empty();
  }

  private static Page read(String source) {
    var document = PARSER.parse(source);
    var title = new StringBuilder();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            if (heading.getLevel() == 1
                && title.isEmpty()
                && heading.getFirstChild() instanceof Text text) {
              title.append(text.getLiteral());
              heading.unlink();
            }
          }

          @Override
          public void visit(Link link) {
            link.setDestination(address(link.getDestination()));
            visitChildren(link);
          }

          @Override
          public void visit(Image image) {
            image.setDestination("/desk/manual/" + image.getDestination());
            visitChildren(image);
          }
        });
    return new Page(title.toString(), RENDERER.render(document));
  }

  /** A link from page to page as an address of the desk. */
  private static String address(String link) {
    return link.matches("[a-z]+\\.md(#.*)?")
        ? "/desk/manual/" + link.replaceFirst("\\.md", "")
        : link.equals("README.md") ? "/desk/manual/index" : link;
  }

  private static Optional<byte[]> bytes(String path) {
    var resource = new ClassPathResource("desk/manual/" + path);
    if (!resource.exists()) {
      return Optional.empty();
    }
    try (var in = resource.getInputStream()) {
      return Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
