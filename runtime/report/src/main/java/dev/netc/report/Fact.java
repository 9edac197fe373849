package dev.netc.report;

/** A line of a table of two columns: a setting, or something of the machine. */
public record Fact(String name, String value) {}
