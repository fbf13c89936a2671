package org.shenfa.access.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * 二维码: the dark squares as the path of an inline drawing, so that a secret is in no address.
 *
 * @param size squares on a side, margin included
 */
public record QrPath(int size, String path) {
  static QrPath of(String words) {
    try {
      var code =
          new QRCodeWriter()
              .encode(words, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 4));
      var path = new StringBuilder();
      for (var y = 0; y < code.getHeight(); y++) {
        for (var x = 0; x < code.getWidth(); x++) {
          if (code.get(x, y)) {
            path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
          }
        }
      }
      return new QrPath(code.getWidth(), path.toString());
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
  }
}
