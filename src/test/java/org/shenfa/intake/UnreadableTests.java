package org.shenfa.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shenfa.regulation.Violations;

@DisplayName("读不了的来稿")
class UnreadableTests {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] locked() throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] zip(String name, byte[] bytes) {
    var members = new LinkedHashMap<String, byte[]>();
    members.put(name, bytes);
    return WordFile.zip(members);
  }

  static Stream<Arguments> refused() throws IOException {
    var entity =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>";
    var compound = new byte[600];
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, compound, 0, 4);
    return Stream.of(
        arguments("空.docx", new byte[0], "是空文件"),
        arguments("扫描.pdf", PageDocuments.scan(), "是扫描件"),
        arguments("有密码.pdf", locked(), "设有密码"),
        arguments("坏.pdf", utf8("%PDF-1.7\n乱七八糟"), "已损坏"),
        arguments("旧.doc", compound, "另存为 docx"),
        arguments("富文本.doc", utf8("{\\rtf1 x}"), "是 RTF 格式"),
        arguments("表.docx", zip("xl/workbook.xml", utf8("<x/>")), "不是 Word 文档"),
        arguments("越界.docx", zip("../a.xml", utf8("<x/>")), "成员路径越界"),
        arguments("实体.docx", zip("word/document.xml", utf8(entity)), "外部实体"),
        arguments("坏.docx", zip("word/document.xml", utf8("<w:document>")), "已损坏"),
        arguments("炸弹.docx", zip("word/document.xml", new byte[30_000_000]), "压缩炸弹"),
        arguments("空白.ofd", zip("OFD.xml", utf8("<x/>")), "没有文字"),
        arguments("程序.txt", new byte[] {'M', 'Z', 0, 1, 2, 0, 3, (byte) 0xff}, "不是文本"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  @DisplayName("读不了就说为什么、该怎么办，不是系统错误")
  void refused(String name, byte[] bytes, String why) {
    assertThatThrownBy(() -> Manuscripts.read(name, bytes))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("来稿“" + name + "”")
        .hasMessageContaining(why);
  }

  static Stream<Arguments> secret() {
    var body = "关于某事的通知";
    return Stream.of(
        arguments("单独一行", new WordFile().p("机密★1年").centred(body).bytes()),
        arguments("跟在份号后面", new WordFile().p("000012　秘密").centred(body).bytes()),
        arguments("跟着缓急", new WordFile().p("绝 密　特急").centred(body).bytes()),
        arguments(
            "在表格里", new WordFile().table(false, new String[] {"机密★长期", "1"}).centred(body).bytes()),
        arguments("在页眉里", new WordFile().header("机密★5年").centred(body).p("内容。").bytes()),
        arguments(
            "在文本框里",
            new WordFile()
                .xml("<w:p>" + WordFile.box("秘密★10年", true) + "</w:p>")
                .centred(body)
                .bytes()));
  }

  @ParameterizedTest(name = "密级{0}")
  @MethodSource
  @DisplayName("标有密级的文稿不收")
  void secret(String where, byte[] bytes) {
    assertThatThrownBy(() -> Manuscripts.read("通知.docx", bytes))
        .isInstanceOf(Secret.class)
        .hasMessageContaining("涉密文稿不得进入网站系统");
  }

  @Test
  @DisplayName("正文里说到保密的话，不是密级")
  void mentionsAreNoMarks() {
    var read =
        Manuscripts.read(
            "通知.docx", new WordFile().centred("保密工作须知").p("机密、秘密级文件不得上网。", "秘密文件的保管要求如下。").bytes());

    assertThat(read.title()).isEqualTo("保密工作须知");
  }

  @Test
  @DisplayName("截断、改坏的文件三百份：要么读出来，要么说一句话，不出别的错")
  void brokenFilesAreRefusedWithASentence() {
    var seed = Long.getLong("shenfa.seed", System.nanoTime());
    System.out.println("UnreadableTests: -Dshenfa.seed=" + seed);
    var random = new Random(seed);
    var samples = FiftyDocumentsTests.samples();
    for (int i = 0; i < 300; i++) {
      var sample = samples.get(random.nextInt(samples.size()));
      var bytes = broken(sample.bytes(), random);
      try {
        assertThat(Manuscripts.read(sample.name(), bytes).dropped()).isNotNull();
      } catch (Violations said) {
        assertThat(said).as("seed %d, round %d", seed, i).hasMessageContaining("。");
      }
    }
  }

  private static byte[] broken(byte[] whole, Random random) {
    var bytes =
        Arrays.copyOf(whole, random.nextInt(3) == 0 ? random.nextInt(whole.length) : whole.length);
    for (int n = random.nextInt(6); n > 0 && bytes.length > 0; n--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
