#!/usr/bin/env node
/**
 * The command line: see `autostagram-contract --help`.
 *   exit 0 conforms · 1 contract broken · 2 usage or configuration · 3 could not verify · 130 SIGINT · 143 SIGTERM
 *
 * Nothing is imported above the check: an old Node would trip over the syntax of what comes, and show that instead.
 */
const NEEDED = [24, 18] as const;

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(`autostagram-contract: needs Node ${NEEDED.join(".")} or later, and this is ${process.version}`);
  process.exitCode = 2;
} else {
  void import("./process.ts").then(({ main }) => main());
}

export {};
