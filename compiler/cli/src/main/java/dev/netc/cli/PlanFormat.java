package dev.netc.cli;

/** How a plan is written. */
enum PlanFormat {
    text,
    json
}
