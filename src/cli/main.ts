#!/usr/bin/env node
/**
 * The command line: see `autostagram --help`.
 *   exit 0 done · 1 the panel said no, or you did · 2 usage or configuration · 3 no usable answer · 130 SIGINT · 143 SIGTERM
 *
 * Nothing is imported above the check: an old Node would trip over the syntax of what comes, and show that instead.
 */
const NEEDED = 20;

if (Number(process.versions.node.split(".")[0]) < NEEDED) {
  console.error(`autostagram: needs Node ${NEEDED} or later, and this is ${process.version}`);
  process.exitCode = 2;
} else {
  void import("./process.ts").then(({ main }) => main());
}

export {};
