/** Every fault by its name. */
import { codingFaults } from "./coding.ts";
import type { Faults } from "./fault.ts";
import { framingFaults } from "./framing.ts";
import { lostFaults } from "./lost.ts";
import { redirectFaults } from "./redirect.ts";
import { refusalFaults } from "./refusals.ts";
import { shapeFaults } from "./shapes.ts";
import { sizeFaults } from "./size.ts";
import { statusFaults } from "./status.ts";
import { textFaults } from "./text.ts";
import { valueFaults } from "./values.ts";
import { waitingFaults } from "./waiting.ts";

/** What people look for, and the faults of that kind. */
export const FAULT_GROUPS: readonly (readonly [title: string, faults: Faults])[] = [
  ["The connection is lost", lostFaults],
  ["The answer does not come", waitingFaults],
  ["The bytes are no proper HTTP", { ...framingFaults, ...codingFaults }],
  ["The body is too large", sizeFaults],
  ["HTTP says no", { ...statusFaults, ...redirectFaults }],
  ["The panel says no", refusalFaults],
  ["The body is no JSON", textFaults],
  ["The answer is another", { ...shapeFaults, ...valueFaults }],
];

export const FAULTS: Faults = Object.assign({}, ...FAULT_GROUPS.map(([, faults]) => faults));
