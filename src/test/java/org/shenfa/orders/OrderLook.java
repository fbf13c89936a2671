package org.shenfa.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.support.Office;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;

/** A look some days ahead, and what orders it made. */
@TestComponent
class OrderLook {
  @Autowired Office office;
  @Autowired Orders orders;
  @Autowired OrderWatch watch;
  @Autowired Deadlines deadlines;

  static Instant in(int days) {
    return Instant.now().plus(Duration.ofDays(days));
  }

  List<Order> about(String words) {
    return orders.seen(office.publicityHead).stream()
        .filter(o -> o.title().contains(words))
        .toList();
  }

  List<Order> raised(int days, String words) {
    deadlines.sweep(in(days));
    watch.sweep(in(days));
    watch.sweep(in(days));
    return about(words);
  }
}
