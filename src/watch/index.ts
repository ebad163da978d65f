/** Follows orders and refills until they are final. @packageDocumentation */
export type { Change, OrderChange, RefillChange } from "./change.ts";
export type { WatchOptions } from "./options.ts";
export { watch, watchRefills } from "./watch.ts";
