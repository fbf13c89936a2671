package org.shenfa.desk.web;

import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.content.Drafting;
import org.shenfa.content.Manifest;
import org.shenfa.files.FileStore;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 正文里的文件: the address a body names a file by works at the desk as it will on the site. */
@Controller
class FilePages {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Drafting drafting;
  private final FileStore files;
  private final Visibility visibility;

  FilePages(Drafting drafting, FileStore files, Visibility visibility) {
    this.drafting = drafting;
    this.files = files;
    this.visibility = visibility;
  }

  /** A file of an item one may see; a picture is shown, anything else is saved. */
  @GetMapping("/files/{digest}/{name}")
  @MayEnter({Role.STAFF, Role.AUDIT_ADMIN})
  ResponseEntity<byte[]> file(@AuthenticationPrincipal SignedIn me, @PathVariable String digest) {
    if (!DIGEST.matcher(digest).matches()) {
      throw new NoSuchElementException();
    }
    var file =
        drafting.holding(digest).stream()
            .filter(item -> visibility.sees(me, item))
            .flatMap(item -> drafting.uploads(item.id()).stream())
            .filter(f -> f.digest().equals(digest))
            .findFirst()
            .orElseThrow();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file))
        .contentType(MediaType.parseMediaType(file.type()))
        .body(files.read(digest).orElseThrow());
  }

  private static String disposition(Manifest.Attachment file) {
    return (file.type().startsWith("image/")
            ? ContentDisposition.inline()
            : ContentDisposition.attachment())
        .filename(file.name(), StandardCharsets.UTF_8)
        .build()
        .toString();
  }
}
