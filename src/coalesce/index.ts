/** Many single calls, made as few lists. */
export { type Coalesced, coalesce } from "./coalesce.ts";
