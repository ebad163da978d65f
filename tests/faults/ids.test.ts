import { idRows } from "./rows/ids.ts";
import { testRows } from "./support/check.ts";

testRows(idRows);
