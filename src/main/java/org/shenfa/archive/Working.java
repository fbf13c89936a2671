package org.shenfa.archive;

import static org.shenfa.regulation.Clause.MEASURES_26_1;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.archive.ArchiveWork.Kind;
import org.shenfa.archive.ArchiveWork.Outcome;
import org.shenfa.archive.ArchiveWork.Progress;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * 导出与清点的办理: one at a time, in the background, with its progress; files it made are kept a week, for
 * they can be made again.
 */
@Service
public class Working {
  private static final Logger LOG = LoggerFactory.getLogger(Working.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Works works;
  private final YearBundle years;
  private final DayExport days;
  private final Inventory inventory;
  private final Registering registering;
  private final AuditTrail trail;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final WorkFolder folder;
  private @Nullable Long running;
  private volatile @Nullable Progress progress;
  private volatile boolean stopped;

  Working(
      Works works,
      YearBundle years,
      DayExport days,
      Inventory inventory,
      Registering registering,
      AuditTrail trail,
      TransactionOperations transaction,
      Clock clock,
      WorkFolder folder) {
    this.works = works;
    this.years = years;
    this.days = days;
    this.inventory = inventory;
    this.registering = registering;
    this.trail = trail;
    this.transaction = transaction;
    this.clock = clock;
    this.folder = folder;
  }

  /** The newest ones, at most thirty. */
  public List<ArchiveWork> newest() {
    return works.newest();
  }

  public Optional<ArchiveWork> find(long id) {
    return works.find(id);
  }

  /** The newest finished inventory of each year. */
  public List<ArchiveWork> inventories() {
    return works.inventories();
  }

  /** How far the one has come that is under way; empty while none is. */
  public Optional<Progress> progress() {
    return Optional.ofNullable(progress);
  }

  /** The file one made, while it is kept. */
  public Optional<Path> file(ArchiveWork work) {
    return work.outcome() == Outcome.FINISHED ? folder.file(work.id()) : Optional.empty();
  }

  @EventListener(ApplicationReadyEvent.class)
  synchronized void interrupted() {
    if (running == null) {
      works
          .unended()
          .forEach(w ->
              works.end(w, Outcome.INTERRUPTED, "程序停止时还没有做完", Works.Done.NOTHING, clock.instant()));
    }
  }

  /** Begins the bundle of a year. */
  public long year(Person by, int year, String purpose) {
    return begin(by, Kind.YEAR, mustBe(year), null, purpose);
  }

  /** Begins the inventory of a year. */
  public long inventory(Person by, int year, String purpose) {
    return begin(by, Kind.INVENTORY, mustBe(year), null, purpose);
  }

  /** Begins the package of the whole site as it stood at the end of a day. */
  public long day(Person by, @Nullable LocalDate day, String purpose) {
    if (day == null || day.getYear() < 2000 || day.isAfter(LocalDate.now(clock))) {
      throw new Violations(MEASURES_26_1, "请选一天，不晚于今天。");
    }
    return begin(by, Kind.DAY, day.getYear(), day, purpose);
  }

  private int mustBe(int year) {
    if (year < 2000 || year > LocalDate.now(clock).getYear()) {
      throw new Violations(MEASURES_26_1, "请选一个年度，不晚于今年。");
    }
    return year;
  }

  @Enforces(MEASURES_26_1)
  private synchronized long begin(
      Person by, Kind kind, int year, @Nullable LocalDate day, String purpose) {
    var why = PackageZip.mustSay(purpose);
    if (progress != null) {
      throw new Violations(MEASURES_26_1, "正在办理另一次导出或者清点，做完以后再开始。");
    }
    interrupted();
    var now = clock.instant();
    long work =
        Objects.requireNonNull(
            transaction.execute(t -> {
              var id = works.begin(kind, year, day, by.id(), why, now);
              trail.append(
                  Entry.of(
                          "archive." + kind.name().toLowerCase(java.util.Locale.ROOT),
                          by.id(),
                          by.name())
                      .about("archive-work", Long.toString(id))
                      .with("of", day == null ? Integer.toString(year) : day.toString())
                      .with("reason", why));
              return id;
            }),
            "begun");
    progress = new Progress("准备", 0, 0);
    stopped = false;
    running = work;
    Thread.ofPlatform()
        .name("archive")
        .daemon()
        .priority(Thread.MIN_PRIORITY)
        .start(() -> run(work, kind, year, day, by));
    return work;
  }

  /**
   * Ends the one that is under way where it next says how far it is; it can be begun again. A
   * thread is not interrupted in the middle of a read, which would look like a fault of what it
   * reads.
   */
  public synchronized void stop(Person by) {
    var work = running;
    if (work != null && !stopped) {
      transaction.executeWithoutResult(t ->
          trail.append(
              Entry.of("archive.stopped", by.id(), by.name())
                  .about("archive-work", work.toString())));
      stopped = true;
      progress = new Progress("停下", 0, 0);
    }
  }

  private void run(long work, Kind kind, int year, @Nullable LocalDate day, Person by) {
    try {
      Steps steps = this::at;
      var now = clock.instant();
      registering.register(now);
      steps.at("准备", 0, 0);
      var done =
          switch (kind) {
            case YEAR -> folder.made(work, out -> years.write(out, year, steps));
            case DAY ->
                folder.made(
                    work,
                    out ->
                        days.write(out, Objects.requireNonNull(day), folder.scratch(work), steps));
            case INVENTORY -> counted(year, steps, now);
          };
      steps.at("登记结果", done.units(), done.units());
      transaction.executeWithoutResult(t -> {
        works.end(work, Outcome.FINISHED, "", done, clock.instant());
        var entry =
            Entry.of("archive.finished", by.id(), by.name())
                .about("archive-work", Long.toString(work))
                .with("units", Integer.toString(done.units()));
        var digest = done.digest();
        trail.append(digest == null ? entry : entry.with("file", digest));
      });
    } catch (InterruptedIOException e) {
      folder.discard(work);
      works.end(work, Outcome.INTERRUPTED, "有人停下了它", Works.Done.NOTHING, clock.instant());
    } catch (IOException | RuntimeException e) {
      LOG.error("归档的导出或者清点没有完成", e);
      works.end(work, Outcome.FAILED, "没有完成，原因在程序日志里", Works.Done.NOTHING, clock.instant());
    } finally {
      synchronized (this) {
        progress = null;
        running = null;
      }
    }
  }

  private void at(String step, int done, int of) throws InterruptedIOException {
    if (stopped) {
      throw new InterruptedIOException("stopped");
    }
    progress = new Progress(step, done, of);
  }

  private Works.Done counted(int year, Steps steps, Instant now) throws IOException {
    var result = inventory.count(year, steps, now);
    return new Works.Done(result.packages(), result.bytes(), null, JSON.writeValueAsString(result));
  }
}
