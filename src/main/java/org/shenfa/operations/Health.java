package org.shenfa.operations;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.files.VirusScanner;
import org.shenfa.outbound.Outbound;
import org.shenfa.reminders.PostOffice;
import org.shenfa.search.Searching;
import org.shenfa.site.PublicAddress;
import org.shenfa.site.Reconciler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 健康状况: each part of the product, asked now. */
@Service
public class Health {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration READ_AGAIN = Duration.ofMinutes(5);

  private final JdbcClient db;
  private final PublicAddress site;
  private final Reconciler folder;
  private final Searching search;
  private final PostOffice mail;
  private final VirusScanner scanner;
  private final Outbound outbound;
  private final AuditTrail trail;
  private final Clock clock;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  Health(
      JdbcClient db,
      PublicAddress site,
      Reconciler folder,
      Searching search,
      PostOffice mail,
      VirusScanner scanner,
      Outbound outbound,
      AuditTrail trail,
      Clock clock) {
    this.db = db;
    this.site = site;
    this.folder = folder;
    this.search = search;
    this.mail = mail;
    this.scanner = scanner;
    this.outbound = outbound;
    this.trail = trail;
    this.clock = clock;
  }

  /** 状态 of a part. */
  public enum State {
    GOOD("正常", "good full"),
    OFF("没有开通", "half"),
    WAITING("正在准备", "warn half"),
    BAD("不正常", "bad full");

    private final String label;
    private final String look;

    State(String label, String look) {
      this.label = label;
      this.look = look;
    }

    public String label() {
      return label;
    }

    /** Classes of its tag. */
    public String look() {
      return look;
    }
  }

  /** 一个部件, how it is and what there is to say or do. */
  public record Part(String name, State state, String words) {}

  public List<Part> parts() {
    return List.of(
        new Part("工作台端口", State.GOOD, "这一页就是它答的"),
        publicPort(),
        database(),
        folder(),
        search.ready()
            ? new Part("检索索引", State.GOOD, "和现行发布一致")
            : new Part("检索索引", State.WAITING, "启动后正在对账；几分钟还不好的，看运行日志"),
        log(),
        mail.open()
            ? new Part("邮件", State.GOOD, "已设发信服务器；发不出的见队列")
            : new Part("邮件", State.OFF, "没有设 SHENFA_MAIL_HOST、SHENFA_MAIL_FROM，提醒只在工作台里"),
        scanner(),
        outbound.on()
            ? new Part("出站访问", State.GOOD, "可以查看外站链接和转载原文")
            : new Part("出站访问", State.OFF, "没有开通（SHENFA_OUTBOUND），外站链接不能判断"));
  }

  private Part publicPort() {
    if (!site.open()) {
      return new Part("公众网站端口", State.WAITING, "还没有打开");
    }
    var from = System.nanoTime();
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(site.address() + "/")).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.discarding());
      return answer.statusCode() == 200
          ? new Part("公众网站端口", State.GOOD, "首页 " + millis(from))
          : new Part("公众网站端口", State.BAD, "首页答的是 " + answer.statusCode());
    } catch (IOException e) {
      return new Part("公众网站端口", State.BAD, "首页打不开");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Part("公众网站端口", State.BAD, "没有问完");
    }
  }

  private Part database() {
    var from = System.nanoTime();
    db.sql("select 1").query(Integer.class).single();
    return new Part("数据库", State.GOOD, "应答 " + millis(from));
  }

  private Part folder() {
    var standing = folder.standing();
    if (standing.inLine() == null) {
      return new Part("网站文件夹", State.WAITING, "刚刚启动，还没有对账");
    }
    return stale(standing.read())
        ? new Part("网站文件夹", State.BAD, "超过五分钟没有逐个核对")
        : new Part("网站文件夹", State.GOOD, folder.files().size() + " 个文件，每分钟逐个核对");
  }

  private boolean stale(@Nullable Instant read) {
    return read != null && read.plus(READ_AGAIN).isBefore(clock.instant());
  }

  private Part log() {
    return trail.whole()
        ? new Part("留痕日志", State.GOOD, "到第 %d 条，和外部核验点一致".formatted(trail.size()))
        : new Part("留痕日志", State.BAD, "比外部核验点短：可能恢复了旧备份，请审计管理员到留痕核验宣告");
  }

  private Part scanner() {
    if (!scanner.named()) {
      return new Part("杀毒", State.OFF, "没有设 SHENFA_CLAMAV");
    }
    return scanner.answers()
        ? new Part("杀毒", State.GOOD, "ClamAV 有应答")
        : new Part("杀毒", State.BAD, "ClamAV 没有应答，现在不能上传附件");
  }

  private static String millis(long from) {
    return Duration.ofNanos(System.nanoTime() - from).toMillis() + " 毫秒";
  }
}
