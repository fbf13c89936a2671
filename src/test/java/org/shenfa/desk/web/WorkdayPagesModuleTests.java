package org.shenfa.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.access.Accounts;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.workdays.Calendar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("放假安排页")
class WorkdayPagesModuleTests {
  private static final int YEAR = 2046;
  private static final String SOURCE = "国务院办公厅关于2046年部分节假日安排的通知";
  private static final String TEXT =
      """
      元旦：1月1日（周一）放假1天。春节：2月5日至11日放假调休，共7天。2月4日（周日）上班。清明节：4月4日放假1天。
      劳动节：5月1日（周二）至2日放假，共2天。端午节：6月8日放假1天。中秋节：9月15日放假1天。国庆节：10月1日（周一）至3日放假，共3天。
      """;

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Calendar calendar;
  @LocalServerPort int port;

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("新闻宣传处负责人粘贴通知，先看读出的日子，再录入；写错的退回来，一字不丢；别人只能看")
  void theHeadEntersTheNotice() {
    var head = DeskBrowser.at(port, accounts, office.publicityHead);
    var here = "/desk/workdays?year=" + YEAR;
    assertThat(head.get(here).body()).contains("2046年的通知还没有录入", "读出日子");

    var wrong =
        head.post(
            "/desk/workdays/read",
            "year",
            "2046",
            "source",
            SOURCE,
            "text",
            TEXT.replace("共7天", "共8天"));
    assertThat(Jsoup.parse(wrong.body()).text()).contains("写着共8天，读出来是 7 天");

    var read =
        head.post("/desk/workdays/read", "year", "2046", "source", SOURCE, "text", TEXT).body();
    assertThat(Jsoup.parse(read).text()).contains("从通知里读出的 17 天", "核对无误，录入");
    assertThat(calendar.knows(YEAR)).as("nothing holds before it is agreed to").isFalse();

    var clerk =
        DeskBrowser.at(port, accounts, office.hired("办事员", office.publicity, PostKind.CLERK));
    clerk.post("/desk/workdays/year", "year", "2046", "source", SOURCE, "text", TEXT);
    assertThat(calendar.knows(YEAR)).as("a clerk of the same house changes nothing").isFalse();

    head.post("/desk/workdays/year", "year", "2046", "source", SOURCE, "text", TEXT);
    assertThat(calendar.knows(YEAR)).isTrue();
    assertThat(calendar.working(LocalDate.of(YEAR, 2, 4))).isTrue();
    assertThat(calendar.working(LocalDate.of(YEAR, 2, 6))).isFalse();

    head.post(
        "/desk/workdays/day", "day", "2046-03-01", "working", "false", "source", "省政府办公厅临时放假通知");
    assertThat(calendar.working(LocalDate.of(YEAR, 3, 1))).isFalse();
    assertThat(Jsoup.parse(clerk.get(here).body()).text())
        .contains("放假和调休上班的日子", "省政府办公厅临时放假通知")
        .doesNotContain("改一天");
    var other = DeskBrowser.at(port, accounts, office.hired("旁人", office.bureau, PostKind.CLERK));
    assertThat(other.get(here).statusCode()).isEqualTo(200);
    assertThat(
            other
                .post(
                    "/desk/workdays/day", "day", "2046-03-02", "working", "false", "source", SOURCE)
                .statusCode())
        .isEqualTo(404);
  }
}
