package org.shenfa.chronicle;

import java.util.concurrent.atomic.AtomicBoolean;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.shenfa.site.Reconciler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 网站维护: work on the whole folder that somebody asks for; one at a time, in the background. */
@Service
public class SiteCare {
  private static final Logger LOG = LoggerFactory.getLogger(SiteCare.class);

  private final Reconciler site;
  private final AuditTrail trail;
  private final AtomicBoolean busy = new AtomicBoolean();

  SiteCare(Reconciler site, AuditTrail trail) {
    this.site = site;
    this.trail = trail;
  }

  public boolean busy() {
    return busy.get();
  }

  /** Reads every file and mends what differs; nothing when work is under way already. */
  @Transactional
  public void check(Person by) {
    start("site.checked", by, site::repair);
  }

  /** Renders every page anew and trusts no file; nothing when work is under way already. */
  @Transactional
  public void rebuild(Person by) {
    start("site.rebuilt", by, site::reconcileAll);
  }

  private void start(String what, Person by, Runnable work) {
    if (busy()) {
      return;
    }
    trail.append(Entry.of(what, by.id(), by.name()).about("site", "folder"));
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    Thread.ofVirtual()
        .name(what)
        .start(() -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.error("网站维护没有完成", e);
          } finally {
            busy.set(false);
          }
        });
  }
}
