package org.shenfa.letters;

import static org.shenfa.regulation.Clause.MEASURES_12_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.shenfa.files.CleanFile;
import org.shenfa.files.FileStore;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;

/**
 * 来信附件: what a writer attaches, checked by content and cleaned like uploads of the desk before
 * anything is kept: pictures are encoded anew, so that place and camera are gone. What the writer's
 * machine called a file is kept nowhere.
 */
@Service
class Attaching {
  static final int MOST = 3;
  static final int BYTES = 5 * 1024 * 1024;

  private static final Map<String, String> ENDINGS =
      Map.of("jpg", "jpg", "jpeg", "jpg", "png", "png", "pdf", "pdf", "docx", "docx");

  private final FileStore files;

  /** One file of the public at a time, so that the desk's own uploads never wait behind a flood. */
  private final Semaphore one = new Semaphore(1, true);

  Attaching(FileStore files) {
    this.files = files;
  }

  /** Checks and cleans, in order. */
  List<CleanFile> take(List<LetterForm.Upload> uploads) {
    check(uploads);
    var clean = new ArrayList<CleanFile>();
    for (var n = 0; n < uploads.size(); n++) {
      clean.add(take(name(n, uploads.get(n)), uploads.get(n).bytes()));
    }
    return clean;
  }

  private static String name(int n, LetterForm.Upload upload) {
    return "附件%d.%s".formatted(n + 1, ENDINGS.getOrDefault(ending(upload), ""));
  }

  private static String ending(LetterForm.Upload upload) {
    return upload.name().substring(upload.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static void check(List<LetterForm.Upload> uploads) {
    var wrong = new Violations.Gathering();
    wrong.refuseIf(uploads.size() > MOST, MEASURES_12_1, "files", "一封信最多附 3 个文件。");
    for (var n = 0; n < uploads.size(); n++) {
      var upload = uploads.get(n);
      wrong
          .refuseIf(
              !ENDINGS.containsKey(ending(upload)),
              MEASURES_12_1,
              "files",
              "第 %d 个附件不是图片（jpg、png）、PDF 或者 Word（docx），请换一种格式。".formatted(n + 1))
          .refuseIf(
              upload.bytes().length == 0,
              MEASURES_12_1,
              "files",
              "第 %d 个附件是空的，请检查后重新选择。".formatted(n + 1))
          .refuseIf(
              upload.bytes().length > BYTES,
              MEASURES_12_1,
              "files",
              "第 %d 个附件超过 5 MB，请缩小后再传。".formatted(n + 1));
    }
    wrong.throwIfAny();
  }

  private CleanFile take(String name, byte[] bytes) {
    try {
      if (!one.tryAcquire(20, TimeUnit.SECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      return files.clean(name, bytes);
    } finally {
      one.release();
    }
  }

  private static Violations busy() {
    return new Violations(MEASURES_12_1, "现在传附件的人很多，请过几分钟再提交；也可以先不带附件提交，以后电话补充。");
  }
}
