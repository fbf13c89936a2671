package org.shenfa.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** 文字识别程序: Tesseract in a process with a time limit, where it is installed with Chinese. */
@Component
class Tesseract {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String LANGUAGE = "chi_sim";

  private final boolean here;
  private final String languages;

  Tesseract() {
    var known = languages();
    this.here = known.contains(LANGUAGE);
    this.languages = known.contains("eng") ? LANGUAGE + "+eng" : LANGUAGE;
  }

  /** Whether words in pictures can be recognised on this machine. */
  boolean here() {
    return here;
  }

  private static List<String> languages() {
    try {
      return run(new byte[0], Duration.ofSeconds(10), List.of("tesseract", "--list-langs"))
          .lines()
          .map(String::strip)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * The words in a picture, without the spaces it puts between Chinese characters.
   *
   * @throws IOException when it failed or took too long
   */
  String words(byte[] png) throws IOException {
    var text =
        run(png, LIMIT, List.of("tesseract", "stdin", "stdout", "-l", languages, "--psm", "3"));
    return text.replaceAll(
            "(?<=\\p{IsHan}|[，。、；：（）《》〔〕])[ \\t]+(?=\\p{IsHan}|[，。、；：（）《》〔〕\\d])", "")
        .replaceAll("(?<=\\d)[ \\t]+(?=\\p{IsHan})", "")
        .replaceAll("\\n{2,}", "\n")
        .strip();
  }

  private static String run(byte[] input, Duration limit, List<String> command) throws IOException {
    var builder =
        new ProcessBuilder(new ArrayList<>(command)).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().retainAll(List.of("PATH", "LANG", "TESSDATA_PREFIX"));
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    var process = builder.start();
    var reading = new FutureTask<>(() -> process.getInputStream().readAllBytes());
    Thread.ofVirtual().start(reading);
    Supplier<IOException> late = () -> new IOException("no answer from " + command.getFirst());
    try {
      Thread.ofVirtual().start(() -> feed(process, input));
      var output = reading.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!process.waitFor(1, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw late.get();
      }
      return new String(output, StandardCharsets.UTF_8);
    } catch (ExecutionException | TimeoutException e) {
      throw late.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw late.get();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void feed(Process process, byte[] input) {
    try (var out = process.getOutputStream()) {
      out.write(input);
    } catch (IOException e) {
      process.destroyForcibly();
    }
  }
}
