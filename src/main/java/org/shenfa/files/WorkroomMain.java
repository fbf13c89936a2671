package org.shenfa.files;

import ch.qos.logback.classic.Level;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/**
 * 清理进程: takes files apart in a process of its own, whose memory and time are bounded, so that a
 * hostile file ends this process and never the product. It is asked on its input and answers on its
 * output, one file at a time, and ends when its input does.
 */
public final class WorkroomMain {
  private WorkroomMain() {}

  /**
   * Answers until its input ends.
   *
   * @param args how long one file may take, as ISO 8601 has durations
   */
  public static void main(String[] args) throws IOException {
    var longest = Duration.parse(args[0]).plusSeconds(10);
    var in = new DataInputStream(new BufferedInputStream(System.in));
    var out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
    System.setOut(System.err);
    if (LoggerFactory.getLogger("ROOT") instanceof ch.qos.logback.classic.Logger log) {
      log.setLevel(Level.OFF);
    }
    while (true) {
      Wire.Errand errand;
      try {
        errand = Wire.Errand.valueOf(Wire.text(in));
      } catch (EOFException e) {
        return;
      }
      var type = FileType.valueOf(Wire.text(in));
      var bytes = Wire.bytes(in);
      var watch = Thread.ofPlatform().daemon().start(() -> endWhenStuck(longest));
      answer(out, errand, type, bytes);
      watch.interrupt();
      out.flush();
    }
  }

  private static void endWhenStuck(Duration longest) {
    try {
      Thread.sleep(longest);
      Runtime.getRuntime().halt(4);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(DataOutputStream out, Wire.Errand errand, FileType type, byte[] bytes)
      throws IOException {
    try {
      switch (errand) {
        case CLEAN -> {
          var cleaned = Cleaning.clean(type, bytes);
          var kept = new Wire.Kept(cleaned, Reading.of(type, cleaned.bytes()));
          out.writeBoolean(true);
          Wire.kept(out, kept);
        }
        case READ -> {
          var reading = Reading.of(type, bytes);
          out.writeBoolean(true);
          Wire.reading(out, reading);
        }
        case PICTURES -> {
          var shots = Shots.of(type, bytes);
          out.writeBoolean(true);
          Wire.shots(out, shots);
        }
      }
    } catch (Refusal refusal) {
      out.writeBoolean(false);
      Wire.text(out, refusal.why());
    } catch (RuntimeException | StackOverflowError e) {
      out.writeBoolean(false);
      Wire.text(out, Refusal.DAMAGED);
    }
  }
}
