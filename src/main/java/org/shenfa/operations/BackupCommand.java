package org.shenfa.operations;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import org.shenfa.Shenfa;
import org.shenfa.regulation.Violations;

/** 备份命令 ({@code bin/backup}): takes a backup of a running embedded database from outside it. */
public final class BackupCommand {
  private BackupCommand() {}

  public static void main(String[] args) {
    Product.quiet();
    System.exit(run(args, System.out));
  }

  /**
   * Takes a backup of a data folder into another folder.
   *
   * @return 0 when it is there, 1 when it was refused, 2 when the words make no sense
   */
  public static int run(String[] args, PrintStream out) {
    if (args.length < 2 || args.length > 3) {
      out.println("用法：bin/backup 数据目录 备份目录 [密钥另存目录]");
      return 2;
    }
    try {
      var folder =
          new BackupFolder(
              Path.of(args[0]),
              Path.of(args[1]),
              args.length == 3 ? Path.of(args[2]) : null,
              Clock.system(Shenfa.ZONE));
      var taken = folder.take(BackupPlan.USUAL, Product.version());
      out.println(
          "已备份：%s，%s，留痕到第 %d 条。"
              .formatted(taken.folder(), Storage.words(taken.bytes()), taken.log()));
      return 0;
    } catch (Violations | IllegalArgumentException e) {
      out.println(e.getMessage());
      return 1;
    }
  }
}
