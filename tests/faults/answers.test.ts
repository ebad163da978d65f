import { answerRows } from "./rows/answers.ts";
import { testRows } from "./support/check.ts";

testRows(answerRows);
