package org.shenfa.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("第二十四条 旧址一直有效")
class RedirectsTests {
  private static Redirects read(byte[] table) {
    return Redirects.of(
        new Served.Page(table, table, "\"e\"", "text/plain", FileTime.fromMillis(1)));
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("移走的栏目逐页对应，并入、停办的整个转走，先认长的地址")
  void oldAddressesLeadOn() {
    var table =
        Redirects.table(
            Map.of(
                "/dy/",
                "/zt/x/dy/",
                "/ll/",
                "/map.html",
                "/ll/dy/",
                "/dy/",
                "/jy/",
                "/gzdt/index.html"));
    var ways = read(table);
    assertThat(ways.to("/dy/index.html")).contains("/zt/x/dy/index.html");
    assertThat(ways.to("/dy/list-12.html")).contains("/zt/x/dy/list-12.html");
    assertThat(ways.to("/dy/")).contains("/zt/x/dy/index.html");
    assertThat(ways.to("/dy/../../etc")).contains("/zt/x/dy/index.html");
    assertThat(ways.to("/ll/dy/list-1.html")).contains("/dy/list-1.html");
    assertThat(ways.to("/ll/list-1.html")).contains("/map.html");
    assertThat(ways.to("/jy/list-3.html")).contains("/gzdt/index.html");
    assertThat(ways.to("/dyx/index.html")).isEmpty();
    assertThat(ways.to("/dy")).isEmpty();
  }

  @Test
  @Proves({Clause.MEASURES_24_1, Clause.HOUSE})
  @DisplayName("塞进表里的站外地址不认")
  void nothingLeadsAway() {
    var ways =
        read(
            """
            ~^/a/ //evil.example/;
            ~^/b/ https://evil.example/;
            ~^/c/(list-[0-9]+\\.html)$ /ok/$1;
            ~^/c/ /ok/index.html;
            """
                .getBytes(StandardCharsets.UTF_8));
    assertThat(ways.to("/a/index.html")).isEmpty();
    assertThat(ways.to("/b/index.html")).isEmpty();
    assertThat(ways.to("/c//evil.example")).contains("/ok/index.html");
  }
}
