package org.shenfa.files;

/** 已存文件: addressed by the SHA-256 of its cleaned bytes in hex; the name is only a label. */
public record StoredFile(String digest, String name, String mediaType, long size) {}
