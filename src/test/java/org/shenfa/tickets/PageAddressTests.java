package org.shenfa.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.regulation.Violations;
import org.shenfa.site.SiteSettings;

@DisplayName("报错的地址：只收本网站的")
class PageAddressTests {
  private static final String HOST = "127.0.0.1:8080";

  private final PageAddress addresses =
      new PageAddress(
          new SiteSettings(
              0, "某厅", "yjt.jianghai.example", "9900000001", "icp", "police", "address", "phone"));

  @ParameterizedTest
  @CsvSource({
    "/tzgg/2026/1.html, /tzgg/2026/1.html",
    "https://yjt.jianghai.example/tzgg/, /tzgg/index.html",
    "http://www.yjt.jianghai.example, /index.html",
    "yjt.jianghai.example/a.html?x=1#y, /a.html",
    "http://127.0.0.1:8080/a.html, /a.html",
    "/%E6%A0%8F/a.html, /栏/a.html"
  })
  @DisplayName("本网站的地址，去掉域名、参数和页内位置")
  void ours(String typed, String path) {
    assertThat(addresses.path(typed, HOST)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a.html",
        "https://yjt.jianghai.example.evil.com/",
        "https://yjt.jianghai.example@evil.com/",
        "//evil.com/a.html",
        "javascript:alert(1)",
        "ftp://yjt.jianghai.example/a",
        "http://127.0.0.1:5432/",
        "/../etc/passwd",
        "/desk/items/1",
        "/a\\b",
        "首页上那一条"
      })
  @DisplayName("别的网站、不是地址的、后台的，都不收")
  void others(String typed) {
    assertThatThrownBy(() -> addresses.path(typed, HOST)).isInstanceOf(Violations.class);
  }

  @Test
  @DisplayName("从哪一页来，只认本网站的；从找错页自己来的不填")
  void cameFrom() {
    assertThat(addresses.from("http://" + HOST + "/zwgk/1.html?a=b", HOST))
        .contains("/zwgk/1.html");
    assertThat(addresses.from("http://" + HOST + "/_/tickets/status", HOST)).isEmpty();
    assertThat(addresses.from("https://www.baidu.com/s?wd=a", HOST)).isEmpty();
    assertThat(addresses.from("", HOST)).isEmpty();
  }
}
