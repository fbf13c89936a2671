package org.shenfa.files;

/** 拒收理由: why a file is not kept, as the end of a sentence that begins with its name. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final String DAMAGED = "已损坏，不能打开，请重新生成";
  static final String DISGUISED = "扩展名与内容不符，请用原来的程序重新保存";
  static final String LOCKED = "设有密码，请去除打开密码后上传";
  static final String STRUCTURE = "内部结构异常（含外部实体声明）";
  static final String EMBEDDED = "嵌有其他文件，请删除嵌入对象后上传";
  static final String TOO_MUCH_TEXT = "文字超过 2000 万字，不能逐字审查，请拆分后上传";

  private final String why;

  Refusal(String why) {
    super(why);
    this.why = why;
  }

  String why() {
    return why;
  }
}
