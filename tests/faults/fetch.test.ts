import { fetchRows } from "./rows/fetch.ts";
import { testRows } from "./support/check.ts";

testRows(fetchRows);
