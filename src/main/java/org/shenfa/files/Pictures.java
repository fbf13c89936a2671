package org.shenfa.files;

import java.util.function.Consumer;

/** 内嵌图片: pictures inside a document, bared of what a camera or program wrote beside the picture. */
final class Pictures {
  private int bared;
  private boolean placed;

  /** The picture without its notes; a part that is no picture is refused. */
  byte[] bare(String member, byte[] bytes) {
    var bare =
        switch (Picture.kind(bytes)) {
          case JPEG -> Picture.bareJpeg(bytes);
          case PNG -> Picture.barePng(bytes);
          case GIF, BMP, EMF, WMF -> bytes;
          case OTHER ->
              throw new Refusal(
                  "含有不能识别的二进制部分（%s），请删除后另存上传"
                      .formatted(member.substring(member.lastIndexOf('/') + 1)));
        };
    if (bare.length != bytes.length) {
      bared++;
      placed |= Picture.tells(bytes).place();
    }
    return bare;
  }

  void say(Consumer<String> note) {
    if (placed) {
      note.accept("清除了文中照片里的拍摄地点。");
    }
    if (bared > 0) {
      note.accept("清除了文中 %d 张图片里的拍摄、制作信息。".formatted(bared));
    }
  }
}
