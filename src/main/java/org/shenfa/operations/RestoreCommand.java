package org.shenfa.operations;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.format.DateTimeFormatter;
import org.shenfa.Shenfa;
import org.shenfa.database.EmbeddedServer;
import org.shenfa.database.Restored;
import org.shenfa.database.Restoring;
import org.shenfa.regulation.Violations;

/**
 * 恢复命令 ({@code bin/restore}): lays a backup out in an empty data folder, starts its database, and
 * checks it.
 */
public final class RestoreCommand {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Shenfa.ZONE);

  private RestoreCommand() {}

  public static void main(String[] args) {
    Product.quiet();
    System.exit(run(args, System.out));
  }

  /**
   * Restores a backup.
   *
   * @return 0 when the restored database is good, 1 when it was refused or is not, 2 when the words
   *     make no sense
   */
  public static int run(String[] args, PrintStream out) {
    if (args.length != 2) {
      out.println("用法：bin/restore 备份 空的数据目录（先把另存的 keys、secrets、witness 放进去）");
      return 2;
    }
    var data = Path.of(args[1]);
    try {
      var manifest = Restoring.into(Path.of(args[0]), data);
      out.println("已恢复到 %s，正在启动数据库核对……".formatted(data));
      try (var server = EmbeddedServer.on(data);
          var reading = Restored.reading(data)) {
        var result = RestoredCheck.of(reading, manifest, (done, of) -> {});
        result.figures().forEach((name, number) -> out.println(name + " " + number));
        result.faults().forEach(out::println);
        if (!result.passed()) {
          return 1;
        }
      }
      out.println("核对通过，备份是 %s 做成的。".formatted(MINUTE.format(manifest.finished())));
      out.println(
          Files.exists(data.resolve("witness").resolve("checkpoint"))
              ? "启动以后，如果留痕比 witness 里的核验点短，要由审计管理员宣告恢复才能发布。"
              : "没有 witness/checkpoint：请放进您手里最新的核验点（邮件里的、公众网站 /log/checkpoint 的），否则看不出少了什么。");
      return 0;
    } catch (Violations e) {
      e.all().forEach(v -> out.println(v.sentence()));
      return 1;
    } catch (SQLException e) {
      out.println("恢复出来的数据库连不上。");
      return 1;
    }
  }
}
