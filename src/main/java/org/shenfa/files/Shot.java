package org.shenfa.files;

/** 待识别图片: a picture whose words are to be recognised, as PNG, and where it stands. */
record Shot(String place, byte[] png) {}
