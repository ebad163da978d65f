import { lostRows } from "./rows/lost.ts";
import { testRows } from "./support/check.ts";

testRows(lostRows);
