package org.shenfa.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.Task;
import org.springframework.stereotype.Service;

/** 定时任务: every scheduled method of the product with how it fared, in words. */
@Service
public class Jobs {
  /** What each does; one that is not named here is shown by its method. */
  static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("NoticeMail.tick", "提醒邮件"),
          Map.entry("CitizenMail.tick", "给群众的邮件"),
          Map.entry("Reminding.tick", "办件提醒"),
          Map.entry("Downloads.sweep", "下载统计"),
          Map.entry("LetterClocks.tick", "来信时限"),
          Map.entry("AgingAnswers.tick", "旧答复复核"),
          Map.entry("OrderWatch.tick", "督办时限"),
          Map.entry("AbroadLinks.tick", "外站链接查看"),
          Map.entry("SiteVisits.tick", "首页访问"),
          Map.entry("Inspecting.night", "夜间巡检"),
          Map.entry("CheckpointMail.sendWhenDue", "核验点外寄"),
          Map.entry("Checkpoints.sweep", "签出核验点"),
          Map.entry("Indexing.look", "检索索引"),
          Map.entry("Indexing.doubt", "检索索引复查"),
          Map.entry("RegisterWatch.tick", "台账到期提醒"),
          Map.entry("FiguresReminder.tick", "公开数据提醒"),
          Map.entry("Workroom.rest", "文件清理进程"),
          Map.entry("Recognition.sweep", "图片文字识别"),
          Map.entry("DutyWatch.tick", "值班读网"),
          Map.entry("ReprintWatch.everyNight", "转载原文复查"),
          Map.entry("Sweeps.releaseWhatIsDue", "定时发布"),
          Map.entry("Chronicle.keep", "网页留存"),
          Map.entry("TicketClocks.tick", "纠错时限"),
          Map.entry("Reconciler.poll", "网站生成"),
          Map.entry("Reconciler.repair", "网站逐个核对"),
          Map.entry("Probing.probe", "发布后上网访问"),
          Map.entry("Purging.tick", "个人信息到期清除"),
          Map.entry("ConcernWatch.tick", "关切时限"),
          Map.entry("DisclosureRounds.tick", "依申请公开时限"),
          Map.entry("PetitionWatch.tick", "信访时限"),
          Map.entry("Soliciting.tick", "征集开始和截止"),
          Map.entry("Deadlines.tick", "各项时限"),
          Map.entry("OperationsWatch.tick", "备份、恢复测试和运行告警"));

  private static final Pattern DAILY = Pattern.compile("0 ([0-9]+) ([0-9,-]+)( \\*){3}");
  private static final Pattern EVERY = Pattern.compile("[0-9]+ [0-9]+/([0-9]+)( \\*){4}");

  private final ApplicationContext context;
  private final JobRuns runs;

  Jobs(ApplicationContext context, JobRuns runs) {
    this.context = context;
    this.runs = runs;
  }

  /**
   * 一项任务.
   *
   * @param words what it does
   * @param rhythm how often
   * @param last when it last began, null when it has not yet
   * @param took how long that took
   * @param next when it comes again, null while it runs
   */
  public record Job(
      String name,
      String words,
      String rhythm,
      @Nullable Instant last,
      @Nullable Instant succeeded,
      @Nullable Duration took,
      @Nullable Instant next,
      long failures,
      @Nullable String failure) {

    /** Whether its last run failed. */
    public boolean failing() {
      var began = last;
      var done = succeeded;
      return failure != null && began != null && (done == null || done.isBefore(began));
    }
  }

  /** Every job; those that fail first, then by their words. */
  public List<Job> all() {
    return context.getBeansOfType(ScheduledTaskHolder.class).values().stream()
        .flatMap(h -> h.getScheduledTasks().stream())
        .filter(t -> t.getTask().toString().startsWith("org.shenfa."))
        .map(this::job)
        .sorted(Comparator.comparing((Job j) -> !j.failing()).thenComparing(Job::words))
        .toList();
  }

  private Job job(ScheduledTask task) {
    var name = name(task.getTask());
    var run = runs.of(name);
    return new Job(
        name,
        WORDS.getOrDefault(name, name),
        rhythm(task.getTask()),
        run == null ? null : run.started(),
        run == null ? null : run.succeeded(),
        run == null ? null : run.took(),
        task.nextExecution(),
        run == null ? 0 : run.failures(),
        run == null ? null : run.failure());
  }

  /** Class and method; Spring prints a task as its method's full name. */
  static String name(Task task) {
    var parts = task.toString().split("\\.", -1);
    return parts[parts.length - 2].replaceFirst("\\$\\$.*", "") + "." + parts[parts.length - 1];
  }

  private static String rhythm(Task task) {
    return switch (task) {
      case CronTask cron -> calendar(cron.getExpression());
      case FixedDelayTask delay -> "每隔 " + words(delay.getIntervalDuration());
      default -> "";
    };
  }

  /** A rhythm by the calendar in words; one of a shape not in use here stays as it is written. */
  static String calendar(String cron) {
    var daily = DAILY.matcher(cron);
    if (daily.matches()) {
      return "每天 %s 时 %s 分"
          .formatted(daily.group(2).replace(",", "、").replace("-", " 至 "), daily.group(1));
    }
    var every = EVERY.matcher(cron);
    if (every.matches()) {
      return "每隔 %s 分钟".formatted(every.group(1));
    }
    return cron.matches("[0-9]+( \\*){5}") ? "每分钟" : cron;
  }

  /** A length of time as the desk says it. */
  public static String words(Duration time) {
    if (time.toMillis() < 1_000) {
      return time.toMillis() + " 毫秒";
    }
    if (time.toSeconds() < 120) {
      return time.toSeconds() + " 秒";
    }
    if (time.toMinutes() < 120) {
      return time.toMinutes() + " 分钟";
    }
    return time.toHours() < 72 ? time.toHours() + " 小时" : time.toDays() + " 天";
  }
}
