package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shenfa.access.Accounts;
import org.shenfa.content.GuideElement;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.services.ContactPoints;
import org.shenfa.services.Guides;
import org.shenfa.services.PointKind;
import org.shenfa.site.Outline;
import org.shenfa.site.PublicAddress;
import org.shenfa.site.Reconciler;
import org.shenfa.support.Chromium;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.Pictures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@Tag("long")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("故事：一件办事指南从登记簿写起，读者在手机上查到并下载表格")
class ServicesStory {
  private static final String PASSWORD = Office.PASSWORD;
  private static final Pictures PICTURES = new Pictures("services");

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Guides guides;
  @Autowired ContactPoints points;
  @Autowired Reconciler reconciler;
  @Autowired Outline outline;
  @Autowired PublicAddress site;
  @LocalServerPort int port;

  private static void picture(Page page, String name) {
    page.waitForLoadState();
    PICTURES.page(page, "%s".formatted(name));
    var wide = (Integer) page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth");
    assertThat(wide).as(name + " 横向溢出").isZero();
  }

  @Test
  @Proves(Clause.MEASURES_14_1)
  @DisplayName("第十四条 没有脚本也能登记、填写、更正；手机上能查找、下载")
  void aGuideIsWrittenLookedUpAndCorrected() throws Exception {
    assumeTrue(Chromium.isThere(), "没有 Chromium，浏览器故事不运行");
    accounts.openDemo(List.of(office.clerk), PASSWORD);
    var unit = office.hazmat.id();
    points.add(office.clerk, unit, PointKind.PLACE, "许可窗口", "临江市安澜路 1 号政务服务大厅 3 号窗口");
    points.add(office.clerk, unit, PointKind.HOURS, "窗口时间", "工作日 9:00—12:00，13:30—17:00");
    points.add(office.clerk, unit, PointKind.FEE, "许可收费", "不收费");
    points.add(office.clerk, unit, PointKind.PHONE, "监督电话", "0000-9999999");
    try (var chromium = new Chromium(port)) {
      for (var width : new int[] {1440, 390}) {
        var title = "经营许可办理指南" + width;
        try (var page =
            Chromium.signIn(chromium.withoutScript(width), office.clerk.staffNo(), PASSWORD)) {
          page.navigate("/desk/services/points");
          page.selectOption("#p-kind", "PHONE");
          page.fill("#p-name", "许可咨询电话" + width);
          page.fill("#p-value", "请问总机");
          page.click("button:has-text('登记')");
          assertThat(page.textContent("[role=alert]")).contains("电话只写一个号码");
          assertThat(page.inputValue("#p-name")).isEqualTo("许可咨询电话" + width);
          page.fill("#p-value", "0000-" + (1000000 + width));
          page.click("button:has-text('登记')");
          picture(page, "points-" + width);

          page.navigate("/desk/services");
          page.click("summary:has-text('起草一件指南')");
          page.fill("#n-title", title);
          page.check("input[name=secret][value=NO]");
          picture(page, "list-" + width);
          page.click("button:has-text('起草')");
          for (var element : GuideElement.values()) {
            if (element.required() && PointKind.of(element).isEmpty()) {
              page.fill("#f-" + element.name(), words(element));
            }
          }
          for (var element : List.of(GuideElement.PLACE, GuideElement.HOURS, GuideElement.FEE)) {
            page.check("#f-" + element.name() + " input");
          }
          page.check("#f-PHONE label:has-text('许可咨询电话" + width + "') input");
          page.check("#f-COMPLAINT label:has-text('监督电话') input");
          page.check("input[name=secret][value=NO]");
          picture(page, "form-" + width);
          page.click("button:has-text('存为新的一版')");
          assertThat(page.textContent("main")).contains("登记簿：许可咨询电话" + width);
          picture(page, "draft-" + width);
          release(title);
          var point =
              points.all().stream()
                  .filter(p -> p.name().equals("许可咨询电话" + width))
                  .findFirst()
                  .orElseThrow();
          points.change(office.clerk, point.id(), "0000-" + (7000000 + width), "总机改号");
          page.reload();
          assertThat(page.textContent("main")).contains("待复核", "与登记簿不一致");
          picture(page, "due-" + width);
          page.click("button:has-text('照登记簿拟出更正')");
          assertThat(page.textContent("main")).contains("更正已经拟出");
        }
      }
      reconciler.reconcile();
      outline.refresh();
      for (var width : new int[] {1440, 320}) {
        try (var window = chromium.withoutScript(width)) {
          var page = window.newPage();
          page.navigate(site.address() + "/_/services");
          page.fill("#s-q", "经营许可");
          page.selectOption("#s-user", "ENTERPRISE");
          page.click("form.service button");
          assertThat(page.locator(".hits li").count()).isEqualTo(2);
          picture(page, "catalogue-" + width);
          page.click(".hits a >> nth=0");
          var file = page.locator("a[href^='/files/']").first().getAttribute("href");
          page.navigate(site.address() + "/_/downloads/" + file.split("/")[2]);
          assertThat(page.textContent("main")).contains("申请表", "第 1 版");
          picture(page, "download-" + width);
        }
      }
    }
  }

  private static String words(GuideElement element) {
    return Map.of(
            GuideElement.KIND, "行政许可",
            GuideElement.WHO, "企业",
            GuideElement.TERMS, "法定时限 30 日，承诺时限 10 日",
            GuideElement.MATERIALS, "申请书原件一份\n场所产权或者租赁证明复印件一份")
        .getOrDefault(element, "按规定写明的" + element.label() + "。");
  }

  private void release(String title) {
    var guide =
        guides.all().stream().filter(g -> g.title().equals(title)).findFirst().orElseThrow();
    var latest = guides.latest(guide.item());
    var item = office.drafting.find(guide.itemId());
    var text = office.text(item, ItemKind.SERVICE_GUIDE, title);
    office.released(
        office.cleared(
            office.drafting.save(
                office.clerk,
                item.id(),
                latest.seq(),
                text.withText(
                    title,
                    latest.manifest().body(),
                    List.of(office.attached(item.id(), "申请表.txt", "申请表 " + title))))),
        null);
  }
}
