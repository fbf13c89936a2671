package org.shenfa.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that mean harm or break rules, one by one and mixed at random. */
public final class Hostile {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|[nrt0\\\\])");
  private static final List<String> SNIPPETS =
      List.of(
          "<script>alert(1)</script>",
          "<SCRIPT SRC=//x.example/a.js></SCRIPT>",
          "<scr<script>ipt>alert(1)</scr</script>ipt>",
          "<script/x>alert(1)</script >",
          "<script>/*</script><img src=x onerror=alert(1)>*/",
          "<<script>alert(1)//<</script>",
          "<script\n>alert(1)</script>",
          "<svg><script>alert(1)</script></svg>",
          "<svg onload=alert(1)>",
          "<svg/onload=alert(1)//",
          "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
          "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
          "<svg><use href=\"data:image/svg+xml,<svg id=x onload=alert(1)>#x\"></use></svg>",
          "<svg><foreignObject><iframe srcdoc=\"<script>alert(1)</script>\"></foreignObject></svg>",
          "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
          "<svg><style><img src=x onerror=alert(1)></style></svg>",
          "<svg><title><style><img src=x onerror=alert(1)></style></title></svg>",
          "<svg><desc><noscript></desc><img src=x onerror=alert(1)>",
          "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
          "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
          "<math href=\"javascript:alert(1)\">x</math>",
          "<math><annotation-xml encoding=\"text/html\"><script>alert(1)</script></annotation-xml></math>",
          "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
          "<math><mtext><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">",
          "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
          "<noembed><img src=\"</noembed><img src=x onerror=alert(1)>\">",
          "<noframes><img alt=\"</noframes><img src=x onerror=alert(1)>\">",
          "<xmp><p title=\"</xmp><svg/onload=alert(1)>\">",
          "<plaintext><script>alert(1)</script>",
          "<listing>&lt;img src=1 onerror=alert(1)&gt;</listing>",
          "<title><img src=x onerror=alert(1)></title>",
          "<textarea></textarea><script>alert(1)</script>",
          "<textarea><img title=\"</textarea><img src onerror=alert(1)>\"></textarea>",
          "<style>@import 'http://x.example/a.css';</style>",
          "<style><!--</style><script>alert(1)</script>--></style>",
          "<style>*{background:url(javascript:alert(1))}</style>",
          "<template><script>alert(1)</script></template>",
          "<template shadowrootmode=open><slot onslotchange=alert(1)></slot></template>",
          "<img src=x onerror=alert(1)>",
          "<img/src=x/onerror=alert(1)>",
          "<img src=\"x\"onerror=\"alert(1)\">",
          "<img src=`x`onerror=alert(1)>",
          "<img \"\"\"><script>alert(1)</script>\">",
          "<img src=x:alert(alt) onerror=eval(src) alt=0>",
          "<img srcset=\"x 1x\" onerror=alert(1)>",
          "<img src=javascript:alert(1)>",
          "<img src=data:image/svg+xml;base64,PHN2Zz4=>",
          "<img src=\"https://x.example/track.gif\">",
          "<img src=\"//x.example/track.gif\">",
          "<img src=\"/desk/logout\">",
          "<img src=\"/files/../desk/logout\">",
          "<img src=\"/files/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef/../../desk\">",
          "<img lowsrc=javascript:alert(1) dynsrc=javascript:alert(1)>",
          "<image src=x onerror=alert(1)>",
          "<picture><source srcset=x onerror=alert(1)><img src=x></picture>",
          "<input autofocus onfocus=alert(1)>",
          "<input type=image src=x onerror=alert(1)>",
          "<select><option><style></option></select><img src=x onerror=alert(1)></style>",
          "<button formaction=javascript:alert(1)>x</button>",
          "<form action=javascript:alert(1)><input type=submit></form>",
          "<form id=f></form><button form=f formaction=javascript:alert(1)>x</button>",
          "<isindex action=javascript:alert(1) type=image>",
          "<keygen autofocus onfocus=alert(1)>",
          "<a href=\"javascript:alert(1)\">x</a>",
          "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
          "<a href=\"java\tscript:alert(1)\">x</a>",
          "<a href=\"java&#10;script:alert(1)\">x</a>",
          "<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)\">x</a>",
          "<a href=\"&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)\">x</a>",
          "<a href=\"&#1;javascript:alert(1)\">x</a>",
          "<a href=\" javascript:alert(1)\">x</a>",
          "<a href=\"javascript&colon;alert(1)\">x</a>",
          "<a href=\"javascript&#x3a;alert&lpar;1&rpar;\">x</a>",
          "<a href=\"vbscript:msgbox(1)\">x</a>",
          "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
          "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
          "<a href=\"//x.example\">x</a>",
          "<a href=\"\\\\x.example\">x</a>",
          "<a href=\"/\\x.example\">x</a>",
          "<a href=\"https:\\\\x.example\">x</a>",
          "<a href=\"/desk/login\">x</a>",
          "<a href=\"/art/../desk/logout\">x</a>",
          "<a href=\"/art/2026/01/%2e%2e/%2e%2e/desk\">x</a>",
          "<a href=\"file:///etc/passwd\">x</a>",
          "<a href=\"blob:https://x.example/1\">x</a>",
          "<a href=\"about:blank\">x</a>",
          "<a href=\"filesystem:https://x.example/1\">x</a>",
          "<a href=\"jar:https://x.example!/a\">x</a>",
          "<a href=\"view-source:https://x.example\">x</a>",
          "<a href=\"https://x.example\" target=_blank onclick=alert(1)>x</a>",
          "<a href=\"https://x.example\" ping=\"https://y.example\">x</a>",
          "<a href=https://x.example/\"onmouseover=\"alert(1)>x</a>",
          "<a id=location name=cookie href=\"https://x.example\">x</a>",
          "<iframe src=javascript:alert(1)></iframe>",
          "<iframe srcdoc=\"&lt;script&gt;alert(1)&lt;/script&gt;\"></iframe>",
          "<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>",
          "<object data=javascript:alert(1)></object>",
          "<object type=text/x-scriptlet data=x></object>",
          "<embed src=javascript:alert(1)>",
          "<applet code=x archive=y></applet>",
          "<base href=javascript:alert(1)//>",
          "<base target=_blank href=//x.example>",
          "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
          "<meta charset=utf-7>+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
          "<link rel=stylesheet href=//x.example/a.css>",
          "<link rel=import href=//x.example/a.html>",
          "<body onload=alert(1)>",
          "<body background=javascript:alert(1)>",
          "<html onclick=alert(1)>",
          "<head><script>alert(1)</script></head>",
          "<table background=javascript:alert(1)><tr><td>x</td></tr></table>",
          "<td background=javascript:alert(1)>",
          "<div style=\"background:url(javascript:alert(1))\">x</div>",
          "<div style=\"width:expression(alert(1))\">x</div>",
          "<div style=\"-moz-binding:url(//x.example/x.xml#x)\">x</div>",
          "<div style=\"position:fixed;inset:0;z-index:9999\">x</div>",
          "<p style=behavior:url(x.htc)>x</p>",
          "<details open ontoggle=alert(1)>x</details>",
          "<dialog open onclose=alert(1)>x</dialog>",
          "<marquee onstart=alert(1)>x</marquee>",
          "<video src=x onerror=alert(1)></video>",
          "<video><source onerror=alert(1)></video>",
          "<audio src=x onerror=alert(1)></audio>",
          "<video poster=javascript:alert(1)></video>",
          "<x onclick=alert(1)>x</x>",
          "<x-element onpointerrawupdate=alert(1)>x</x-element>",
          "<p contenteditable onblur=alert(1)>x</p>",
          "<p tabindex=1 onfocus=alert(1) autofocus>x</p>",
          "<p data-bind=\"alert(1)\" v-html=\"x\" ng-app x-data hx-get=\"/desk/logout\" hx-trigger=load>x</p>",
          "<p class=\"fixed overlay\" id=main>x</p>",
          "<p slot=x is=y nonce=z>x</p>",
          "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
          "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
          "<!-- --!><script>alert(1)</script> -->",
          "<!--><script>alert(1)</script>",
          "<![CDATA[<script>alert(1)</script>]]>",
          "<?xml version=\"1.0\"?><?php system('id'); ?>",
          "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>&x;",
          "</p><script>alert(1)</script>",
          "<p><b><i></b><script>alert(1)</script></i>",
          "<table><script>alert(1)</script><tr><td>x",
          "<table><a href=javascript:alert(1)>x</a><tr><td></td></tr></table>",
          "<a href=\"https://x.example\"><table><td><a href=\"javascript:alert(1)\">x",
          "<p title=\"<script>alert(1)</script>\">x</p>",
          "<p title='</p><script>alert(1)</script>'>x</p>",
          "<img alt=\"<script>alert(1)</script>\" src=x>",
          "<ul><li><script>alert(1)</script><ul><li onclick=alert(1)>x",
          "&lt;script&gt;alert(1)&lt;/script&gt;",
          "%3Cscript%3Ealert(1)%3C/script%3E",
          "<h1 onmouseover=alert(1)>x</h1>",
          "<portal src=https://x.example></portal>",
          "<fencedframe src=https://x.example></fencedframe>",
          "<p>&#0;&#x202e;&#xfeff;&#xE0001;&#x110000;x</p>");

  private static final List<String> PIECES =
      List.of(
          "<p>",
          "</p>",
          "<strong>",
          "</strong>",
          "<table>",
          "<tr>",
          "<td colspan=2>",
          "</td>",
          "</table>",
          "<ul>",
          "<li>",
          "</ul>",
          "<a href=https://a.example>",
          "<a href='javascript:x'>",
          "</a>",
          "<h2>",
          "</h2>",
          "<h3>",
          "<br>",
          "<div>",
          "</div>",
          "<span style=x>",
          "<blockquote>",
          "</blockquote>",
          "<figure>",
          "<figcaption>",
          "<caption>",
          "<thead>",
          "<th scope=col>",
          "<sup>",
          "<em>",
          "</em>",
          "<style>",
          "</style>",
          "<svg>",
          "</svg>",
          "<math>",
          "<mtext>",
          "<template>",
          "<p class=MsoTitle style='mso-outline-level:1'>",
          "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>",
          "<p style='mso-list:l0 level2 lfo1'>",
          "<![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>",
          "<span style='mso-list:Ignore'>l</span>",
          "<span style='mso-list:Ignore'>（一）</span>",
          "<!--[if gte mso 9]><xml><o:p></o:p></xml><![endif]-->",
          "<o:p>",
          "</o:p>",
          "<thead><tr><td>",
          "<h1>",
          "<b>",
          "<i>",
          "<center>",
          "<select>",
          "<option>",
          "<form>",
          "</form>",
          "<textarea>",
          "<!--",
          "-->",
          "<![CDATA[",
          "]]>",
          "<img src=/files/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef/a.png alt='{{x'>",
          "<img src=x>",
          "&lt;",
          "&amp;",
          "&",
          "&#x200b;",
          "&nbsp;",
          "{{",
          "}}",
          "{",
          "<%",
          "\u3000",
          " ",
          "\n",
          "\t",
          "\"",
          "'",
          ">",
          "<",
          "=",
          "`",
          "第一条",
          "危险化学品",
          "㐀𠀀",
          "\u200b",
          "\u202e",
          "\ue000",
          "\0",
          "\ud800",
          "&#xd800;",
          "&#1;",
          "x");

  /** What a browser calls when something happens to an element. */
  private static final String HANDLERS =
      """
      onabort onafterprint onanimationcancel onanimationend onanimationiteration
      onanimationstart onauxclick onbeforecopy onbeforecut onbeforeinput onbeforematch
      onbeforepaste onbeforeprint onbeforetoggle onbeforeunload onblur oncancel oncanplay
      oncanplaythrough onchange onclick onclose oncommand oncontentvisibilityautostatechange
      oncontextlost oncontextmenu oncontextrestored oncopy oncuechange oncut ondblclick ondrag
      ondragend ondragenter ondragexit ondragleave ondragover ondragstart ondrop
      ondurationchange onemptied onended onfocus onfocusin onfocusout onformdata
      onfullscreenchange ongotpointercapture onhashchange oninput oninvalid onkeydown
      onkeypress onkeyup onlanguagechange onload onloadeddata onloadedmetadata onloadstart
      onlostpointercapture onmessage onmousedown onmouseenter onmouseleave onmousemove
      onmouseout onmouseover onmouseup onmousewheel onoffline ononline onpagehide onpagereveal
      onpageshow onpageswap onpaste onpause onplay onplaying onpointercancel onpointerdown
      onpointerenter onpointerleave onpointermove onpointerout onpointerover onpointerup
      onpopstate onprogress onratechange onrejectionhandled onreset onresize onscroll
      onscrollend onscrollsnapchange onsearch onsecuritypolicyviolation onseeked onseeking
      onselect onselectionchange onselectstart onslotchange onstalled onstorage onsubmit
      onsuspend ontimeupdate ontoggle ontouchcancel ontouchend ontouchmove ontouchstart
      ontransitioncancel ontransitionend ontransitionrun ontransitionstart
      onunhandledrejection onunload onvolumechange onwaiting onwheel
      """;

  private static final List<String> CARRIERS =
      List.of(
          "<img src=x %s=alert(1)>",
          "<svg %s=alert(1)>",
          "<p tabindex=0 autofocus %s=alert(1)>x</p>",
          "<details open %s=alert(1)>x</details>",
          "<video controls %s=alert(1)><source src=x></video>",
          "<input autofocus %s=alert(1)>",
          "<div contenteditable %s=alert(1)>x</div>",
          "<body class=x %s=alert(1)>",
          "<marquee %s=alert(1)>x</marquee>",
          "<x-y id=x tabindex=1 %s=alert(1)>x</x-y>",
          "<form %s=alert(1)><button>x</button></form>",
          "<dialog open popover %s=alert(1)>x</dialog>");

  /**
   * Every script payload we know, for every field, file name and header: none may open a dialog on
   * any page. The snippets, each handler on an element, and {@code payloads.txt}.
   */
  public static final List<String> PAYLOADS = payloads();

  private Hostile() {}

  private static List<String> payloads() {
    var all = new ArrayList<>(SNIPPETS);
    var handlers = HANDLERS.split("\\s+");
    for (int i = 0; i < handlers.length; i++) {
      all.add(CARRIERS.get(i % CARRIERS.size()).formatted(handlers[i]));
    }
    try (var in = Hostile.class.getResourceAsStream("/content/payloads.txt")) {
      new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(l -> !l.startsWith("# ") && !l.startsWith("// "))
          .map(Hostile::unescaped)
          .forEach(all::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(all);
  }

  private static String unescaped(String line) {
    return ESCAPE
        .matcher(line)
        .replaceAll(m ->
            Matcher.quoteReplacement(
                switch (m.group(1).charAt(0)) {
                  case 'n' -> "\n";
                  case 'r' -> "\r";
                  case 't' -> "\t";
                  case '0' -> "\0";
                  case 'u' -> Character.toString(Integer.parseInt(m.group(1).substring(1), 16));
                  default -> m.group(1);
                }));
  }

  /** Pieces of markup, snippets and cut snippets, in any order. */
  static String mixed(Random random) {
    var text = new StringBuilder();
    for (int n = 1 + random.nextInt(14); n > 0; n--) {
      if (random.nextInt(4) > 0) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      } else {
        var snippet = PAYLOADS.get(random.nextInt(PAYLOADS.size()));
        text.append(
            snippet, 0, random.nextBoolean() ? snippet.length() : random.nextInt(snippet.length()));
      }
    }
    return text.toString();
  }
}
