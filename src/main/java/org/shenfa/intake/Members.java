package org.shenfa.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** 包内文件: the members of an office or OFD archive, read within limits; no document types. */
record Members(String name, Map<String, byte[]> all) {
  private static final long MEMBER = 100L << 20;
  private static final long TOTAL = 300L << 20;
  private static final int XML = 20 << 20;
  private static final int COUNT = 5_000;
  private static final Pattern STRAYS = Pattern.compile("(^|/)\\.\\.?(/|$)|^/|[\\\\:\\p{Cc}]");

  static Members of(String name, byte[] bytes) {
    var all = new TreeMap<String, byte[]>();
    long total = 0;
    try (var in = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var member = in.readNBytes((int) Math.min(MEMBER, TOTAL - total) + 1);
        total += member.length;
        if (STRAYS.matcher(entry.getName()).find()) {
          throw Manuscripts.unreadable(name, "内部结构异常（成员路径越界）");
        }
        if (member.length > MEMBER
            || total > TOTAL
            || all.size() > COUNT
            || total > 1_000_000 && total / 200 > bytes.length) {
          throw Manuscripts.unreadable(name, "解压后过大或者成员过多，疑似压缩炸弹");
        }
        if (!entry.isDirectory()) {
          all.put(entry.getName(), member);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw Manuscripts.unreadable(name, "已损坏或者设有密码，不能打开，请重新另存后再交");
    }
    return new Members(name, all);
  }

  boolean has(String member) {
    return all.containsKey(member);
  }

  /** A member as XML; empty when it is not there. */
  Optional<Document> xml(String member) {
    var bytes = all.get(member);
    return bytes == null ? Optional.empty() : Optional.of(parsed(bytes));
  }

  private Document parsed(byte[] bytes) {
    if (bytes.length > XML) {
      throw Manuscripts.unreadable(name, "正文太大，请把其中的资料改为附件");
    }
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute("jdk.xml.maxElementDepth", 2_000);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(bytes));
    } catch (SAXException | IOException e) {
      throw Manuscripts.unreadable(name, "内部结构已损坏，不能打开，请重新另存后再交");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Refuses document types in every member that is XML. */
  void mustBePlain() {
    all.forEach((member, bytes) -> {
      if (member.endsWith(".xml") || member.endsWith(".rels")) {
        var head = new String(bytes, 0, Math.min(bytes.length, 4_096), StandardCharsets.ISO_8859_1);
        if (head.replace("\0", "").contains("<!")
            && head.replace("\0", "").matches("(?is).*<!(doctype|entity).*")) {
          throw Manuscripts.unreadable(name, "内部结构异常（含外部实体声明）");
        }
      }
    });
  }

  void put(String member, Document xml) {
    var out = new ByteArrayOutputStream();
    try {
      var factory = TransformerFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.newTransformer().transform(new DOMSource(xml), new StreamResult(out));
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
    all.put(member, out.toByteArray());
  }

  byte[] zip() {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (var member : all.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
