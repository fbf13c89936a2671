package org.shenfa.desk.web;

import java.io.IOException;
import java.time.Duration;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.content.Drafting;
import org.shenfa.content.Manifest;
import org.shenfa.content.WorkingCopies;
import org.shenfa.site.Preview;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * 预览: the page readers will see, for a frame on the desk. Nothing in it runs, whatever it holds.
 */
@Controller
class PreviewPages {
  static final String CONTENT_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none';"
          + " frame-ancestors 'self';"
          + " sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";

  private final Preview preview;
  private final Visibility visibility;
  private final Drafting drafting;
  private final WorkingCopies copies;
  private final TypedText typedText;

  PreviewPages(
      Preview preview,
      Visibility visibility,
      Drafting drafting,
      WorkingCopies copies,
      TypedText typedText) {
    this.preview = preview;
    this.visibility = visibility;
    this.drafting = drafting;
    this.copies = copies;
    this.typedText = typedText;
  }

  @GetMapping("/desk/items/{id}/preview")
  @MayEnter({Role.STAFF, Role.AUDIT_ADMIN})
  ResponseEntity<String> item(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    visibility.item(me, id);
    return page(drafting.latest(id).orElseThrow().manifest());
  }

  /** The page of what somebody has typed and not saved; without such, of the last revision. */
  @GetMapping("/desk/items/{id}/working-copy/preview")
  @MayEnter(Role.STAFF)
  ResponseEntity<String> workingCopy(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    var item = visibility.written(me, id);
    return page(
        copies
            .of(id, me.personId())
            .map(copy -> typedText.text(item, copy.typed()))
            .orElseGet(() -> drafting.latest(id).orElseThrow().manifest()));
  }

  @GetMapping("/desk/review/{id}/preview")
  @MayEnter({Role.STAFF, Role.AUDIT_ADMIN})
  ResponseEntity<String> reviewed(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    return page(visibility.reviewCase(me, id).revision().manifest());
  }

  private ResponseEntity<String> page(Manifest text) {
    return ResponseEntity.ok()
        .header("Content-Security-Policy", CONTENT_POLICY)
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .body(preview.article(text));
  }

  /** Style sheets and pictures of the public site; they are public there. */
  @GetMapping("/desk/site/{name}")
  @MayEnter({Role.STAFF, Role.AUDIT_ADMIN})
  ResponseEntity<byte[]> asset(@PathVariable String name) throws IOException {
    var asset = preview.asset(name).orElseThrow();
    try (var in = asset.getInputStream()) {
      return ResponseEntity.ok()
          .contentType(
              MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM))
          .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
          .body(in.readAllBytes());
    }
  }
}
