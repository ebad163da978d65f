/** Many single calls, made as few lists. @packageDocumentation */
export { type Coalesced, coalesce } from "./coalesce.ts";
