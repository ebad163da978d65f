import { stallRows } from "./rows/stall.ts";
import { testRows } from "./support/check.ts";

testRows(stallRows);
