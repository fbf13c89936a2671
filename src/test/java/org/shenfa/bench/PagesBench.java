package org.shenfa.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.chronicle.Chronicle;
import org.shenfa.content.ItemKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.publication.Release;
import org.shenfa.review.ReviewCase;
import org.shenfa.search.Indexing;
import org.shenfa.site.PublicAddress;
import org.shenfa.site.Reconciler;
import org.shenfa.support.Nginx;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The site beside what somebody would take instead: Hugo that makes it, nginx and Spring that serve
 * it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("实测：网站")
class PagesBench {
  private static final String TITLE = "重建用的稿件";
  private static final int PROBES = 140;
  private static final int BATCH = 500;

  /** Measures one release only, which takes half the time. */
  private static final boolean RELEASE = Boolean.getBoolean("shenfa.bench.release");

  @Autowired Office office;
  @Autowired Reconciler reconciler;
  @Autowired Chronicle chronicle;
  @Autowired Indexing indexing;
  @Autowired PublicAddress site;
  @Autowired DatabaseSettings settings;

  private final List<String> lines = new ArrayList<>();
  private String body = "";

  @Test
  void measure() throws Exception {
    body = "<p>" + "各设区市应急管理局要落实值班制度，逐级报送信息，发现险情先处置、再报告。".repeat(12) + "</p>";
    body = body.repeat(4);
    var model = office.released(cleared(TITLE), null);
    var made = 0;
    for (var size : List.of(100, 10_000, Integer.getInteger("shenfa.bench.articles", 100_000))) {
      try (var admin = TestServer.get().superuserOn(Objects.requireNonNull(settings.url()))) {
        ManyArticles.copies(admin, model, TITLE, made, size);
      }
      made = size;
      reconciler.reconcile();
      // What else the product does by itself after so many releases is done before the clock
      // starts.
      chronicle.keep();
      indexing.reconcile();
      if (size >= 10_000 && !RELEASE) {
        anew(size);
        hugo(size);
      }
      oneMore(size);
      if (lines.stream().noneMatch(l -> l.contains("wrk")) && size >= 10_000 && !RELEASE) {
        served(model);
        probed();
      }
    }
    Files.writeString(
        Path.of("target/pages.md"),
        """
        ## The site

        Written by `bench/pages`: articles of some 5 KB of text, pages and their `.gz` siblings, %d processors, everything on
        one machine. Only ratios within this run carry to another machine.

        | what | figure |
        |---|---|
        %s
        """
            .formatted(Runtime.getRuntime().availableProcessors(), String.join("\n", lines)));
  }

  private ReviewCase cleared(String title) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.ORDINARY_NEWS);
    var text = office.text(item, ItemKind.ORDINARY_NEWS, title);
    return office.cleared(
        office.drafting.save(
            office.clerk, item.id(), 0, text.withText(title, body, text.attachments())));
  }

  private void figure(String what, String value) {
    lines.add("| %s | %s |".formatted(what, value));
    System.out.println(lines.getLast());
  }

  private void anew(int size) {
    System.gc();
    var pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(p -> p.getType() == MemoryType.HEAP)
            .toList();
    pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var cpu = machine.getProcessCpuTime();
    var start = System.nanoTime();
    var outcome = reconciler.reconcileAll();
    var seconds = (System.nanoTime() - start) / 1e9;
    figure(
        "%d articles: every page anew, %d files there".formatted(size, outcome.expected()),
        "%.1f s, %.0f articles per second, %.1f s of processor, heap at most %d MB"
            .formatted(
                seconds,
                size / seconds,
                (machine.getProcessCpuTime() - cpu) / 1e9,
                pools.stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum() >> 20));
  }

  /** The same articles as Hugo's content: page, lists of twenty, home page, feed and site map. */
  private void hugo(int size) throws IOException, InterruptedException {
    var place = Files.createTempDirectory("hugo");
    Files.writeString(
        place.resolve("config.toml"),
        "baseURL='https://site.example/'\ntitle='站'\npaginate=20\ndisableKinds=['taxonomy','term']\nlanguageCode='zh-CN'\n");
    var layouts = Files.createDirectories(place.resolve("layouts/_default"));
    var head =
        "<!doctype html><html lang=zh-CN><head><meta charset=utf-8><title>{{.Title}}</title></head><body><header><a href=/>首页</a></header><main>";
    Files.writeString(
        layouts.resolve("single.html"),
        head
            + "<h1>{{.Title}}</h1><time>{{.Date.Format \"2006-01-02\"}}</time>{{.Content}}</main></body></html>");
    Files.writeString(
        layouts.resolve("list.html"),
        head
            + "<ul>{{range (.Paginate .RegularPagesRecursive).Pages}}<li><a href={{.RelPermalink}}>{{.Title}}</a></li>{{end}}</ul>{{template \"_internal/pagination.html\" .}}</main></body></html>");
    var content = Files.createDirectories(place.resolve("content/art"));
    for (var n = 0; n < size; n++) {
      Files.writeString(
          content.resolve(n + ".html"),
          "---\ntitle: %s%d\ndate: 2025-01-%02dT08:00:00+08:00\n---\n%s"
              .formatted(TITLE, n, n % 28 + 1, body));
    }
    var start = System.nanoTime();
    var hugo =
        new ProcessBuilder(
                "/usr/bin/time",
                "-f",
                "%U %S %M",
                "hugo",
                "--quiet",
                "-s",
                place.toString(),
                "-d",
                place.resolve("out").toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(hugo.getInputStream().readAllBytes()).strip().split("\\s+");
    hugo.waitFor();
    var seconds = (System.nanoTime() - start) / 1e9;
    var last = said.length;
    figure(
        "%d articles: Hugo, without packed files".formatted(size),
        "%.1f s, %.0f articles per second, %.1f s of processor, %d MB"
            .formatted(
                seconds,
                size / seconds,
                Double.parseDouble(said[last - 3]) + Double.parseDouble(said[last - 2]),
                Long.parseLong(said[last - 1]) >> 10));
    new ProcessBuilder("rm", "-rf", place.toString()).start().waitFor();
  }

  private void oneMore(int size) throws IOException {
    var nanos = new ArrayList<Long>();
    var worked = new ArrayList<Long>();
    var written = new ArrayList<Integer>();
    var threads = ManagementFactory.getThreadMXBean();
    for (var n = 0; n < 22; n++) {
      var case_ = cleared("又一篇");
      var cpu = threads.getCurrentThreadCpuTime();
      var start = System.nanoTime();
      var release = office.released(case_, null);
      var page = settings.data().resolve("site").resolve(release.path().substring(1));
      if (!Files.exists(page)) {
        throw new IllegalStateException("not there after its release");
      }
      if (n >= 2) {
        nanos.add(System.nanoTime() - start);
        worked.add(threads.getCurrentThreadCpuTime() - cpu);
        written.add(Objects.requireNonNull(reconciler.standing().last()).written());
      }
    }
    nanos.sort(null);
    worked.sort(null);
    figure(
        "%d articles: one release until its page is there".formatted(size),
        "median %.1f ms, longest %.1f ms; %.1f ms of processor; %d files written"
            .formatted(
                nanos.get(nanos.size() / 2) / 1e6,
                nanos.getLast() / 1e6,
                worked.get(worked.size() / 2) / 1e6,
                written.getLast()));
  }

  private void served(Release article) throws Exception {
    var folder = settings.data().resolve("site");
    try (var nginx = new Nginx(Files.createTempDirectory("nginx"), folder)) {
      var spring = spring(folder);
      for (var path : List.of("/index.html", article.path())) {
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        var plain = new ArrayList<Double>();
        for (var round = 0; round < 3; round++) {
          ours.add(rate(site.address() + path));
          theirs.add(rate(nginx.address() + path));
          plain.add(rate("http://127.0.0.1:" + port(spring) + path));
        }
        ours.sort(null);
        theirs.sort(null);
        plain.sort(null);
        figure(
            "requests per second by wrk, 32 connections, packed: "
                + (path.startsWith("/art") ? "an article" : "the home page"),
            "ours %.0f; %.2f of nginx (%.0f), %.2f of Spring's static handler (%.0f)"
                .formatted(
                    ours.get(1),
                    ours.get(1) / theirs.get(1),
                    theirs.get(1),
                    ours.get(1) / plain.get(1),
                    plain.get(1)));
      }
      spring.stop();
    }
  }

  private static double rate(String address) throws IOException, InterruptedException {
    var wrk =
        new ProcessBuilder("wrk", "-t1", "-c32", "-d4s", "-H", "Accept-Encoding: gzip", address)
            .redirectErrorStream(true)
            .start();
    var said = new String(wrk.getInputStream().readAllBytes());
    wrk.waitFor();
    var found = Pattern.compile("Requests/sec:\\s+([0-9.]+)").matcher(said);
    if (!found.find() || said.contains("Non-2xx")) {
      throw new IllegalStateException(said);
    }
    return Double.parseDouble(found.group(1));
  }

  @EnableWebMvc
  static class Plain implements WebMvcConfigurer {
    static String folder = "";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
      registry
          .addResourceHandler("/**")
          .addResourceLocations("file:" + folder + "/")
          .resourceChain(true)
          .addResolver(new EncodedResourceResolver())
          .addResolver(new PathResourceResolver());
    }
  }

  private static Server spring(Path folder) throws Exception {
    Plain.folder = folder.toString();
    var application = new AnnotationConfigWebApplicationContext();
    application.register(Plain.class);
    var context = new ServletContextHandler();
    context.addServlet(new ServletHolder(new DispatcherServlet(application)), "/");
    var server = new Server(0);
    server.setHandler(context);
    server.start();
    return server;
  }

  private static int port(Server server) {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  /**
   * A page every quarter of a second, at nginx and at us, while the site is at its hardest work.
   */
  private void probed() throws Exception {
    var cases = new ArrayList<ReviewCase>();
    for (var n = 0; n < BATCH; n++) {
      cases.add(cleared("一批之" + n));
    }
    try (var nginx =
        new Nginx(Files.createTempDirectory("nginx"), settings.data().resolve("site"))) {
      var work =
          Thread.ofPlatform()
              .start(() -> {
                reconciler.reconcileAll();
                backup();
                cases.forEach(c ->
                    office.publishing.release(
                        office.editorTwo, office.reviewing.clear(c.id()), UUID.randomUUID()));
                reconciler.reconcileAll();
              });
      var front = new ArrayList<Long>();
      var own = new ArrayList<Long>();
      for (var n = 0; n < PROBES || work.isAlive(); n++) {
        front.add(probe(nginx.address()));
        own.add(probe(site.address()));
        Thread.sleep(100);
      }
      work.join();
      probes("nginx", front);
      probes("our own server", own);
    }
  }

  private static long probe(String where) throws IOException {
    var start = System.nanoTime();
    try (var in = URI.create(where + "/index.html").toURL().openStream()) {
      in.readAllBytes();
    }
    return System.nanoTime() - start;
  }

  private void probes(String where, List<Long> nanos) {
    nanos.sort(null);
    figure(
        "%d probes of the home page at %s during rebuild, backup and a batch of %d"
            .formatted(nanos.size(), where, BATCH),
        "median %.1f ms, longest %.0f ms, over 2 s: %d"
            .formatted(
                nanos.get(nanos.size() / 2) / 1e6,
                nanos.getLast() / 1e6,
                nanos.stream().filter(t -> t > 2_000_000_000L).count()));
  }

  /** Every row of every table, as a backup reads them. */
  private void backup() {
    try (var admin = TestServer.get().superuserOn(Objects.requireNonNull(settings.url()));
        var ask = admin.createStatement()) {
      var tables = new ArrayList<String>();
      try (var rows =
          ask.executeQuery(
              "select quote_ident(tablename) from pg_tables where schemaname = 'public'")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      for (var table : tables) {
        ask.executeQuery("select sum(length(t::text)) from " + table + " t").close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
