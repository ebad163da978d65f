import { httpRows } from "./rows/http.ts";
import { testRows } from "./support/check.ts";

testRows(httpRows);
