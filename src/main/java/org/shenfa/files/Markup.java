package org.shenfa.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** 标记: XML read by a parser that knows no document types and fetches nothing. */
final class Markup {
  /** A reader of one member; it is never asked for anything outside. */
  abstract static class Reader extends DefaultHandler {
    @Override
    public final InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
      throw new Refusal(Refusal.STRUCTURE);
    }
  }

  private Markup() {}

  private static SAXParserFactory factory() {
    try {
      var factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/namespace-prefixes", true);
      return factory;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  static void read(byte[] xml, Reader reader) {
    try {
      factory().newSAXParser().parse(new ByteArrayInputStream(xml), reader);
    } catch (SAXParseException e) {
      var type = String.valueOf(e.getMessage()).contains("DOCTYPE");
      throw new Refusal(type ? Refusal.STRUCTURE : Refusal.DAMAGED);
    } catch (SAXException | IOException e) {
      throw new Refusal(Refusal.DAMAGED);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An attribute by its local name, whatever its prefix; empty when it is not there. */
  static String value(Attributes at, String local) {
    for (int i = 0; i < at.getLength(); i++) {
      if (at.getLocalName(i).equals(local) && !at.getQName(i).startsWith("xmlns")) {
        return at.getValue(i);
      }
    }
    return "";
  }

  /** Whether an attribute is there and says yes. */
  static boolean yes(Attributes at, String local) {
    var value = value(at, local);
    return value.equals("1") || value.equals("true");
  }

  /** How office files say yes: the mark alone, or any word but no. */
  static boolean on(Attributes at) {
    return switch (value(at, "val").toLowerCase(Locale.ROOT)) {
      case "0", "false", "off", "none" -> false;
      default -> true;
    };
  }
}
