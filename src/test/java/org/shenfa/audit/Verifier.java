package org.shenfa.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The shipped single-file verifier, compiled as it stands and run in this process. */
public final class Verifier {
  private static final Class<?> PROGRAM = compiled();
  private static final Pattern INDEX = Pattern.compile("核验不通过：第 ([0-9]+) 条");

  private Verifier() {}

  /** What it answered. */
  public record Verdict(int code, String text) {
    /** The bad entry it named, or 0. */
    long index() {
      var found = INDEX.matcher(text);
      return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
  }

  public static Verdict run(Path bundle, List<Path> checkpoints, List<String> keys) {
    var args =
        Stream.of(
                Stream.of(bundle.toString()),
                checkpoints.stream().flatMap(c -> Stream.of("--checkpoint", c.toString())),
                keys.stream().flatMap(k -> Stream.of("--key", k)))
            .flatMap(s -> s)
            .toArray(String[]::new);
    var said = new ByteArrayOutputStream();
    var code =
        (int) call(PROGRAM, "run", args, new PrintStream(said, true, StandardCharsets.UTF_8));
    return new Verdict(code, said.toString(StandardCharsets.UTF_8));
  }

  static boolean sm2(byte[] key, byte[] user, byte[] message, byte[] signature) {
    return (boolean) call(inner("VerifyAudit$Sm2"), "verifies", key, user, message, signature);
  }

  static byte[] sm3(byte[] message) {
    return (byte[]) call(inner("VerifyAudit$Sm3"), "hash", (Object) new byte[][] {message});
  }

  private static Class<?> inner(String name) {
    try {
      return Class.forName(name, true, PROGRAM.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object call(Class<?> owner, String name, Object... args) {
    try {
      Method method =
          Stream.of(owner.getDeclaredMethods())
              .filter(m -> m.getName().equals(name))
              .findFirst()
              .orElseThrow();
      method.setAccessible(true);
      return method.invoke(null, args);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> compiled() {
    try {
      var folder = Files.createTempDirectory("verify-audit");
      var javac = ToolProvider.getSystemJavaCompiler();
      var code =
          javac.run(
              null, null, null, "-d", folder.toString(), "-proc:none", "tools/VerifyAudit.java");
      if (code != 0) {
        throw new IllegalStateException("tools/VerifyAudit.java does not compile");
      }
      var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
      return loader.loadClass("VerifyAudit");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
