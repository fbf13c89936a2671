package org.shenfa.files;

import jakarta.annotation.PreDestroy;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * 清理间: the product's side of the clean-up process, which it starts when the first file comes, ends
 * when a file takes too long, and starts again. Files are taken one after the other.
 */
@Component
class Workroom {
  /** How long one file may take. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Duration IDLE = Duration.ofMinutes(2);
  private static final String TOO_LONG = "在 60 秒内没有处理完，请简化或者拆分后上传";
  private static final String TOO_MUCH = "太大或者太复杂，处理时内存不够，请拆分后上传";
  private static final String CLOSED = "暂时不能处理：清理程序没有启动，请告诉系统管理员";

  /** Reads an answer. */
  private interface Answer<T> {
    T from(DataInputStream in) throws IOException;
  }

  private record Running(Process process, DataOutputStream out, DataInputStream in) {}

  private final ReentrantLock turn = new ReentrantLock();
  private final Duration limit;
  private @Nullable Running running;
  private long lastUsed = System.nanoTime();

  Workroom() {
    this(LIMIT);
  }

  Workroom(Duration limit) {
    this.limit = limit;
  }

  /** Cleans a file and reads what is left. */
  Wire.Kept clean(FileType type, byte[] raw) {
    return ask(Wire.Errand.CLEAN, type, raw, Wire::kept);
  }

  Reading read(FileType type, byte[] bytes) {
    return ask(Wire.Errand.READ, type, bytes, Wire::reading);
  }

  /** The pictures in a file whose words are to be recognised. */
  List<Shot> pictures(FileType type, byte[] bytes) {
    return ask(Wire.Errand.PICTURES, type, bytes, Wire::shots);
  }

  private <T> T ask(Wire.Errand errand, FileType type, byte[] bytes, Answer<T> answer) {
    turn.lock();
    try {
      var room = room();
      var watch = Thread.ofVirtual().start(() -> endAfter(room.process()));
      try {
        Wire.text(room.out(), errand.name());
        Wire.text(room.out(), type.name());
        Wire.bytes(room.out(), bytes);
        room.out().flush();
        if (room.in().readBoolean()) {
          return answer.from(room.in());
        }
        throw new Refusal(Wire.text(room.in()));
      } catch (IOException e) {
        close();
        throw new Refusal(watch.isAlive() ? TOO_MUCH : TOO_LONG);
      } finally {
        watch.interrupt();
        lastUsed = System.nanoTime();
      }
    } finally {
      turn.unlock();
    }
  }

  private void endAfter(Process process) {
    try {
      Thread.sleep(limit);
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Running room() {
    var room = running;
    if (room == null || !room.process().isAlive()) {
      try {
        var process =
            new ProcessBuilder(command(limit)).redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "TMPDIR"));
        var started = process.start();
        room =
            new Running(
                started,
                new DataOutputStream(new BufferedOutputStream(started.getOutputStream(), 1 << 16)),
                new DataInputStream(new BufferedInputStream(started.getInputStream(), 1 << 16)));
        running = room;
      } catch (IOException e) {
        throw new Refusal(CLOSED);
      }
    }
    return room;
  }

  /** The same program once more, with bounds; from the one jar or from the classes of a build. */
  private static List<String> command(Duration limit) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx640m",
                "-Xss4m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path")));
    var home = WorkroomMain.class.getProtectionDomain().getCodeSource().getLocation();
    var packed = home.toString().startsWith("jar:");
    if (packed) {
      command.add("-Dloader.main=" + WorkroomMain.class.getName());
      command.add("org.springframework.boot.loader.launch.PropertiesLauncher");
    } else {
      command.add(WorkroomMain.class.getName());
    }
    command.add(limit.toString());
    return command;
  }

  /** Ends the process when nobody has needed it for a while. */
  @Scheduled(fixedDelay = 30_000)
  void rest() {
    if (turn.tryLock()) {
      try {
        if (System.nanoTime() - lastUsed > IDLE.toNanos()) {
          close();
        }
      } finally {
        turn.unlock();
      }
    }
  }

  @PreDestroy
  void close() {
    var room = running;
    running = null;
    if (room != null) {
      room.process().destroyForcibly();
    }
  }
}
