import { unreadableRows } from "./rows/unreadable.ts";
import { testRows } from "./support/check.ts";

testRows(unreadableRows);
