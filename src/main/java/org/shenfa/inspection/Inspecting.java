package org.shenfa.inspection;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.inspection.Scan.Outcome;
import org.shenfa.inspection.Scan.Progress;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.shenfa.site.Difference;
import org.shenfa.site.SiteMended;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 巡检: reads the whole site each night, and when somebody asks for it; one at a time, in the
 * background. One that was cut short is noticed and can be begun again.
 */
@Service
public class Inspecting {
  private static final Logger LOG = LoggerFactory.getLogger(Inspecting.class);

  private final Inspection inspection;
  private final Scans scans;
  private final Faults faults;
  private final OwnersNow owners;
  private final AbroadLinks abroad;
  private final AuditTrail trail;
  private final TransactionOperations transaction;
  private final Clock clock;
  private @Nullable Thread running;
  private volatile @Nullable Progress progress;

  Inspecting(
      Inspection inspection,
      Scans scans,
      Faults faults,
      OwnersNow owners,
      AbroadLinks abroad,
      AuditTrail trail,
      TransactionOperations transaction,
      Clock clock) {
    this.inspection = inspection;
    this.scans = scans;
    this.faults = faults;
    this.owners = owners;
    this.abroad = abroad;
    this.trail = trail;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The newest inspections, at most thirty. */
  public List<Scan> newest() {
    return scans.newest();
  }

  /** How many addresses of other sites there are, by what is known of them. */
  public Map<LinkVerdict, Long> links() {
    return abroad.counts();
  }

  /** How far the one has come that is under way; empty while none is. */
  public Optional<Progress> progress() {
    return Optional.ofNullable(progress);
  }

  /**
   * Whether the last whole inspection found the ways to the office open; so until there was one.
   */
  public boolean served() {
    return scans.served();
  }

  @EventListener(ApplicationReadyEvent.class)
  synchronized void interrupted() {
    if (running == null) {
      scans
          .unended()
          .forEach(
              s -> scans.end(s, Outcome.INTERRUPTED, 0, 0, true, "程序停止时还没有做完", clock.instant()));
    }
  }

  @Scheduled(cron = "0 30 1 * * *", zone = "Asia/Shanghai")
  void night() {
    if (progress == null) {
      start(null);
    }
  }

  /**
   * Begins an inspection for somebody of 新闻宣传处.
   *
   * @throws Violations while one is under way
   */
  public void begin(Person by) {
    start(by.id());
    note("inspection.begun", by);
  }

  /** In a transaction of its own, for the work goes on beside the request. */
  private void note(String action, Person by) {
    transaction.executeWithoutResult(
        t -> trail.append(Entry.of(action, by.id(), by.name()).about("site", "folder")));
  }

  private synchronized void start(@Nullable Long by) {
    if (progress != null) {
      throw new Violations(HOUSE, "正在巡检，做完以后再开始下一次。");
    }
    interrupted();
    progress = new Progress("准备", 0, 0);
    var scan = scans.begin(by, clock.instant());
    running =
        Thread.ofPlatform()
            .name("inspection")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .start(() -> run(scan));
  }

  /** Ends the one that is under way; it can be begun again. */
  public synchronized void stop(Person by) {
    if (running != null) {
      note("inspection.stopped", by);
      running.interrupt();
    }
  }

  private void run(long scan) {
    try {
      inspection.run(scan, p -> progress = p);
    } catch (InterruptedException e) {
      end(scan, Outcome.INTERRUPTED, "有人停止了巡检");
    } catch (RuntimeException e) {
      LOG.error("巡检没有完成", e);
      end(scan, Outcome.FAILED, "没有完成，原因在程序日志里");
    } finally {
      synchronized (this) {
        progress = null;
        running = null;
      }
    }
  }

  private void end(long scan, Outcome outcome, String note) {
    scans.end(scan, outcome, 0, 0, true, note, clock.instant());
  }

  /**
   * What was done to the folder behind the product's back is a fault, though it was undone at once.
   */
  @EventListener
  void on(SiteMended news) {
    var now = clock.instant();
    var when = now.atZone(Shenfa.ZONE).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
    var whose = owners.read();
    var all = new ArrayList<FoundFault>();
    new TreeMap<String, Difference>(news.differences())
        .entrySet().stream()
            .limit(50)
            .forEach(d ->
                all.add(
                    whose.of(
                        new Fault(
                            FaultKind.CHANGED,
                            d.getKey(),
                            "文件",
                            d.getValue().label() + " " + when,
                            "这个文件与放行时签署的清单不符：%s，已按清单恢复。请查明是谁、怎样动的。"
                                .formatted(d.getValue().label())))));
    faults.seen(0, all, now);
  }
}
