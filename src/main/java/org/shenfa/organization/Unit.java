package org.shenfa.organization;

/** 单位. */
public record Unit(long id, UnitKind kind, String name, String shortName) {}
