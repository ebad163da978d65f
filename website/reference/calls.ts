/** The calls that the description's named examples make. Operations and fields come from the document, nothing is listed here. */
import { type Document, formOf, type Operation } from "../../scripts/generate/document.ts";
import { type Call, type Sample, samplesOf } from "./samples/index.ts";

/** Where the samples go unless a reader says otherwise: the local mock, which costs nothing. */
export const MOCK = { url: "http://127.0.0.1:4010/api/v2", key: "demo" };

export type Example = { name: string; summary: string; call: Call; answer?: unknown };

type Named = Record<string, { summary: string; value: Record<string, string | number> }>;

/** The named requests of an operation; `answer` is the documented answer of the same name. */
export function examplesOf(operation: Operation): Example[] {
  const answers = (operation.responses["200"]?.content?.["application/json"]?.examples ?? {}) as Record<
    string,
    { value: unknown }
  >;
  return Object.entries((formOf(operation).examples ?? {}) as Named).map(([name, { summary, value }]) => {
    const { key, ...fields } = value;
    const answer = answers[name]?.value;
    const refused = typeof answer === "object" && answer !== null && "error" in answer;
    const call = {
      operation: operation.operationId,
      url: MOCK.url,
      key: String(key),
      fields: Object.entries(fields),
      refused,
    };
    return { name, summary, call, ...(answer !== undefined && { answer }) };
  });
}

export type SampleOfExample = Sample & { operation: string; example: string; refused: boolean; answer?: unknown };

/** Every sample of every named example of every operation, each a complete program. */
export function allSamples(actions: Document): SampleOfExample[] {
  return Object.values(actions.paths).flatMap(({ post }) =>
    examplesOf(post).flatMap(({ name, call, answer }) =>
      samplesOf(call).map((sample) => ({
        ...sample,
        operation: post.operationId,
        example: name,
        refused: call.refused,
        ...(answer !== undefined && { answer }),
      })),
    ),
  );
}
