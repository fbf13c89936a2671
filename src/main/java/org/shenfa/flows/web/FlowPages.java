package org.shenfa.flows.web;

import java.nio.charset.StandardCharsets;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.flows.FlowSvg;
import org.shenfa.flows.Flows;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 办理流程: every procedure as it runs, to read and to take along. */
@Controller
class FlowPages {
  @GetMapping("/desk/procedures")
  @MayEnter(Role.STAFF)
  String list(Model model) {
    model.addAttribute("flows", Flows.all());
    return "flows/list";
  }

  @GetMapping("/desk/procedures/{name}")
  @MayEnter(Role.STAFF)
  String one(@PathVariable String name, Model model) {
    var flow = Flows.named(name);
    model.addAttribute("flow", flow);
    model.addAttribute("drawing", FlowSvg.of(flow));
    return "flows/flow";
  }

  @GetMapping("/desk/procedures/{name}/docx")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> word(@PathVariable String name) {
    var flow = Flows.named(name);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(FlowSheet.WORD))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(flow.title() + ".docx", StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(FlowSheet.docx(flow));
  }
}
