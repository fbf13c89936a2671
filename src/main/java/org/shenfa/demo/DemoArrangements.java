package org.shenfa.demo;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javax.imageio.ImageIO;
import org.shenfa.content.Arrangement;
import org.shenfa.content.Arrangement.Entry;
import org.shenfa.content.Arrangement.Group;
import org.shenfa.content.Arrangement.Picture;
import org.shenfa.content.Arranging;
import org.shenfa.content.Drafting;
import org.shenfa.content.Manifest;
import org.shenfa.content.Slot;
import org.shenfa.review.Submission;
import org.shenfa.review.Submitting;
import org.shenfa.site.Pages;
import org.springframework.stereotype.Component;

/** 演示网站布置: what stands outside the columns. */
@Component
class DemoArrangements {
  private final DemoPeople people;
  private final Arranging arranging;
  private final Drafting drafting;
  private final Submitting submitting;
  private final DemoWalk walk;
  private final Clock clock;

  DemoArrangements(
      DemoPeople people,
      Arranging arranging,
      Drafting drafting,
      Submitting submitting,
      DemoWalk walk,
      Clock clock) {
    this.people = people;
    this.arranging = arranging;
    this.drafting = drafting;
    this.submitting = submitting;
    this.walk = walk;
    this.clock = clock;
  }

  void create() {
    released(
        Slot.LINKS,
        new Arrangement(
            List.of(
                new Group(
                    "国家",
                    List.of(
                        to("中国政府网", "https://www.gov.cn/"),
                        to("应急管理部", "https://www.mem.gov.cn/"))),
                new Group("新闻媒体", List.of(to("新华网", "http://www.xinhuanet.com/"))))),
        List.of());
    released(
        Slot.NAVIGATION,
        new Arrangement(
            List.of(
                new Group(
                    "政务公开",
                    List.of(
                        to("政府信息公开", "/xxgk/index.html"),
                        to("机构概况", "/jggk/index.html"),
                        to("通知公告", "/tzgg/index.html"),
                        to("政策文件", "/zcwj/index.html"))),
                new Group(
                    "新闻",
                    List.of(
                        to("工作动态", "/gzdt/index.html"),
                        to("安全科普", "/aqkp/index.html"),
                        to("专题专栏", "/zt/index.html"))),
                new Group(
                    "服务互动",
                    List.of(to("办事服务", "/bsfw/index.html"), to("互动交流", "/hdjl/index.html"))))),
        List.of());
    released(
        Slot.HEADLINE,
        new Arrangement(
            List.of(
                new Group(
                    "",
                    List.of(
                        new Entry(
                            "今冬明春火灾防控专项行动全面展开",
                            "/zt/dchz2026/index.html",
                            null,
                            "重点场所逐一排查，独居老人家庭逐户上门。部署、进展和家庭防火常识集中在这一个专题里。",
                            LocalDate.now(clock).plusDays(30)))))),
        List.of());
    var item = arranging.open(people.editor(), Slot.BANNER);
    var picture = picture(item.id());
    released(
        Slot.BANNER,
        new Arrangement(
            List.of(
                new Group(
                    "",
                    List.of(
                        new Entry(
                            "冬春火灾防控专题",
                            "/zt/dchz2026/index.html",
                            new Picture(Pages.address(picture), "深色山峦上的一线灯火"),
                            "",
                            LocalDate.now(clock).plusDays(120)))))),
        List.of(picture));
  }

  private static Entry to(String title, String address) {
    return new Entry(title, address, null, "", null);
  }

  private Manifest.Attachment picture(long item) {
    var image = new BufferedImage(1200, 180, BufferedImage.TYPE_INT_RGB);
    for (var x = 0; x < image.getWidth(); x++) {
      var ridge = 110 + 28 * Math.sin(x / 90.0) + 16 * Math.sin(x / 37.0);
      for (var y = 0; y < image.getHeight(); y++) {
        var lit = Math.abs(y - ridge) < 1.5 && x % 24 < 5;
        var sky = new Color(38 + y / 6, 52 + y / 6, 74 + y / 8);
        image.setRGB(
            x, y, (lit ? new Color(0xE3BB68) : y < ridge ? sky : new Color(0x1F2B35)).getRGB());
      }
    }
    try (var bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", bytes);
      return drafting.attach(
          people.editor(), item, "横幅.png", new ByteArrayInputStream(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void released(Slot slot, Arrangement arrangement, List<Manifest.Attachment> pictures) {
    var item = arranging.open(people.editor(), slot);
    var seq = drafting.latest(item.id()).orElseThrow().seq();
    var revision = arranging.save(people.editor(), slot, seq, arrangement, pictures);
    var walked =
        submitting
            .submit(people.editor(), item.id(), revision.digest(), Submission.NORMAL)
            .getFirst();
    walk.released(walked);
  }
}
