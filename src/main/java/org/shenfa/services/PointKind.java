package org.shenfa.services;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.shenfa.content.GuideElement;

/** 登记项种类: what is kept once, and which elements of a guide take it from there. */
public enum PointKind {
  PHONE("电话", "0000-0000000", Set.of(GuideElement.PHONE, GuideElement.COMPLAINT)),
  PLACE("地点和窗口", "临江市安澜路 1 号政务服务大厅 3 号窗口", Set.of(GuideElement.PLACE)),
  HOURS("受理时间", "工作日 9:00—12:00，13:30—17:00", Set.of(GuideElement.HOURS)),
  FEE("收费", "不收费", Set.of(GuideElement.FEE));

  private final String label;
  private final String example;
  private final Set<GuideElement> elements;

  PointKind(String label, String example, Set<GuideElement> elements) {
    this.label = label;
    this.example = example;
    this.elements = elements;
  }

  public String label() {
    return label;
  }

  public String example() {
    return example;
  }

  /** The elements that say nothing but what the register says. */
  public Set<GuideElement> elements() {
    return elements;
  }

  /** What an element takes from the register; empty for one that has words of its own. */
  public static Optional<PointKind> of(GuideElement element) {
    return Arrays.stream(values()).filter(k -> k.elements.contains(element)).findFirst();
  }

  /** What is wrong with a value; empty when nothing is. */
  Optional<String> fault(String value) {
    var right =
        switch (this) {
          case PHONE -> value.matches("[0-9][0-9-]{2,19}(（[^（）]{1,30}）|转[0-9]{1,6})?");
          case PLACE, HOURS -> true;
          case FEE -> GuideElement.FEE.fault(value).isEmpty();
        };
    return right
        ? Optional.empty()
        : Optional.of(
            this == PHONE
                ? "电话只写一个号码，用数字和短横线，例如“0000-0000000”，后面可以加括号说明。"
                : GuideElement.FEE.fault(value).orElse(""));
  }
}
