import type { Service } from "../../../src/index.ts";

/** A service as the panel documents it, but for what is said. */
export function serviceWith(fields: Partial<Service>): Service {
  return {
    service: 1,
    name: "Followers",
    type: "Default",
    category: "First Category",
    rate: "0.90",
    min: "50",
    max: "10000",
    refill: true,
    cancel: true,
    ...fields,
  };
}
