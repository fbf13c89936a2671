package org.shenfa.files;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violations;

/** 文件名: only a label, yet it must not hide what the file is. Pure. */
final class FileNames {
  private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}/\\\\]");
  private static final Pattern ACTIVE_INSIDE =
      Pattern.compile(
          "\\.(exe|com|bat|cmd|js|vbs|jsp|jspx|php|asp|aspx|sh|jar|html?|svg|lnk|iso)(\\.|%|;|$)");

  private FileNames() {}

  /** What to make of a type that is known, common and not kept. */
  private static Optional<String> other(String extension) {
    return switch (extension) {
      case "doc", "wps" -> Optional.of("是旧版文字格式，请用 Word 或者 WPS 另存为 docx ");
      case "xls", "et" -> Optional.of("是旧版表格格式，请用 Excel 或者 WPS 另存为 xlsx ");
      case "ppt", "dps" -> Optional.of("是旧版演示格式，请用 PowerPoint 或者 WPS 另存为 pptx ");
      case "webp", "gif", "bmp", "tif", "tiff", "heic", "heif" ->
          Optional.of("这种图片格式不接受，请用看图软件另存为 jpg 或者 png ");
      case "zip", "rar", "7z" -> Optional.of("是压缩包，审查时看不到里面，请解压");
      default -> Optional.empty();
    };
  }

  static FileType typeOf(String name) {
    new Violations.Gathering()
        .refuseIf(
            name.isBlank() || name.length() > 200, Clause.MEASURES_20_2, "file", "文件名须在 200 字以内。")
        .refuseIf(
            HIDDEN.matcher(name).find(),
            Clause.MEASURES_20_2,
            "file",
            "文件名含不可见字符、方向控制符或者路径分隔符，请改名后上传。")
        .refuseIf(
            name.endsWith(".")
                || name.endsWith(" ")
                || ACTIVE_INSIDE.matcher(name.toLowerCase(Locale.ROOT)).find(),
            Clause.MEASURES_20_2,
            "file",
            "文件名带有可执行程序的扩展名，请改名后上传。")
        .throwIfAny();
    other(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
        .ifPresent(instead -> {
          throw new Violations(Clause.MEASURES_20_2, "“%s”%s后上传。".formatted(name, instead));
        });
    return FileType.named(name)
        .orElseThrow(() ->
            new Violations(
                Clause.MEASURES_20_2, "不接受“%s”这类文件，可以上传：%s。".formatted(name, FileType.allowed())));
  }
}
