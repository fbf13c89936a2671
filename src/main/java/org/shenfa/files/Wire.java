package org.shenfa.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.shenfa.files.Extraction.Kind;
import org.shenfa.files.Extraction.Part;

/** 传输格式: what the product and its clean-up process say to each other, as plain bytes. */
final class Wire {
  /** 差事: what is asked for. */
  enum Errand {
    CLEAN,
    READ,
    PICTURES
  }

  /** 清理并提取: a file cleaned, and read as it will be kept. */
  record Kept(Cleaned cleaned, Reading reading) {}

  private Wire() {}

  static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] bytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }

  static void text(DataOutputStream out, String text) throws IOException {
    bytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static void texts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (var text : texts) {
      text(out, text);
    }
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    var texts = new ArrayList<String>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(text(in));
    }
    return texts;
  }

  static void kept(DataOutputStream out, Kept kept) throws IOException {
    bytes(out, kept.cleaned().bytes());
    texts(out, kept.cleaned().notes());
    reading(out, kept.reading());
  }

  static Kept kept(DataInputStream in) throws IOException {
    return new Kept(new Cleaned(bytes(in), texts(in)), reading(in));
  }

  static void reading(DataOutputStream out, Reading reading) throws IOException {
    out.writeInt(reading.extraction().parts().size());
    for (var part : reading.extraction().parts()) {
      text(out, part.kind().name());
      text(out, part.place());
      text(out, part.text());
    }
    texts(out, reading.extraction().notes());
    out.writeInt(reading.pages());
    out.writeBoolean(reading.pictures());
  }

  static Reading reading(DataInputStream in) throws IOException {
    var parts = new ArrayList<Part>();
    for (int left = in.readInt(); left > 0; left--) {
      parts.add(new Part(Kind.valueOf(text(in)), text(in), text(in)));
    }
    return new Reading(new Extraction(parts, texts(in)), in.readInt(), in.readBoolean());
  }

  static void shots(DataOutputStream out, List<Shot> shots) throws IOException {
    out.writeInt(shots.size());
    for (var shot : shots) {
      text(out, shot.place());
      bytes(out, shot.png());
    }
  }

  static List<Shot> shots(DataInputStream in) throws IOException {
    var shots = new ArrayList<Shot>();
    for (int left = in.readInt(); left > 0; left--) {
      shots.add(new Shot(text(in), bytes(in)));
    }
    return shots;
  }
}
