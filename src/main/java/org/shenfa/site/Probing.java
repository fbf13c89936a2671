package org.shenfa.site;

import static org.shenfa.regulation.Clause.MEASURES_20_5;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.shenfa.content.ItemKind;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.Release;
import org.shenfa.regulation.Enforces;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** 系统上网访问: fetches each new page from the public port and compares it with what was let out. */
@Service
class Probing {
  private final Publishing publishing;
  private final PublicPort site;
  private final PublicTexts texts;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(3))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Probing(Publishing publishing, PublicPort site, PublicTexts texts) {
    this.publishing = publishing;
    this.site = site;
    this.texts = texts;
  }

  @Enforces(MEASURES_20_5)
  @Scheduled(fixedDelay = 3_000)
  void probe() {
    if (site.port() < 0) {
      return;
    }
    for (var release : publishing.unprobed()) {
      var fault = fault(release);
      publishing.probed(release.id(), fault.isEmpty(), fault.isEmpty() ? "页面与放行版本一致" : fault);
    }
  }

  /** What is wrong with the live page; empty when nothing is. */
  private String fault(Release release) {
    var article = texts.article(release.item());
    if (article.isEmpty()) {
      return "放行版本的摘要值核对不上";
    }
    var slot = article.get().text().kind() == ItemKind.SITE_ARRANGEMENT;
    try {
      var page = get(slot ? "/index.html" : release.path());
      if (page.statusCode() != 200) {
        return "页面打不开（%d）".formatted(page.statusCode());
      }
      var html = new String(page.body(), StandardCharsets.UTF_8);
      if (slot && !html.contains(release.number())) {
        html = new String(get(Pages.WHOLE_HOME).body(), StandardCharsets.UTF_8);
      }
      if (!html.contains(release.number())
          || !slot && !html.contains(article.get().text().body())) {
        return "页面正文或者放行编号与放行版本不一致";
      }
      for (var file : article.get().text().attachments()) {
        var got = get(Pages.address(file));
        if (got.statusCode() != 200 || !Sha256.of(got.body()).equals(file.digest())) {
          return "附件“%s”与放行版本不一致".formatted(file.name());
        }
      }
      return "";
    } catch (IOException e) {
      return "页面打不开";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "访问被中断";
    }
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path))
            .timeout(Duration.ofSeconds(10))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }
}
