/** What the description promises about fields: pinned here a second time, so that loosening it does not pass unseen. */
import { describe, expect, test } from "vitest";
import { isObject, pointerTo } from "../src/findings.ts";
import { createJudge } from "../src/judge.ts";
import { isRefusal } from "../src/wire.ts";
import { stage } from "./support/stage.ts";

const { description } = stage;
const judge = createJudge(description);

/** The 17 types: what each needs besides `service`, and what it may have. */
const types: Record<string, [required: string, optional?: string]> = {
  Default: ["link quantity", "runs interval"],
  Package: ["link"],
  SEO: ["link quantity keywords"],
  "Custom Comments": ["link comments"],
  "Custom Comments Package": ["link comments"],
  Mentions: ["link quantity usernames"],
  "Mentions with Hashtags": ["link quantity usernames hashtags"],
  "Mentions Custom List": ["link usernames"],
  "Mentions Hashtag": ["link quantity hashtag"],
  "Mentions User Followers": ["link quantity username"],
  "Mentions Media Likers": ["link quantity media"],
  "Comment Likes": ["link quantity username"],
  "Comment Replies": ["link username comments"],
  Poll: ["link quantity answer_number"],
  "Invites from Groups": ["link quantity groups"],
  Subscriptions: ["username min max delay", "posts old_posts expiry"],
  "Web Traffic": ["link quantity country device type_of_traffic", "runs interval google_keyword referring_url"],
};

const forms = description.operations.find(({ id }) => id === "addOrder")?.forms ?? [];

describe("the order forms", () => {
  test("are the 17 types, by the exact text of the catalogue", () => {
    expect(forms.map(({ title }) => title)).toEqual(Object.keys(types));
  });

  test.each(Object.entries(types))("%s has its fields and no other", (type, [required, optional = ""]) => {
    const form = forms.find(({ title }) => title === type);
    const needed = ["key", "action", "service", ...required.split(" ")];
    expect(form?.required.toSorted()).toEqual(needed.toSorted());
    expect(form?.fields.toSorted()).toEqual([...needed, ...optional.split(" ").filter(Boolean)].toSorted());
  });
});

describe("the other forms", () => {
  test.each([
    ["listServices", []],
    ["getOrderStatus", ["order"]],
    ["getOrderStatuses", ["orders"]],
    ["createRefill", ["order"]],
    ["createRefills", ["orders"]],
    ["getRefillStatus", ["refill"]],
    ["getRefillStatuses", ["refills"]],
    ["cancelOrders", ["orders"]],
    ["getBalance", []],
  ])("%s needs the key, the action and %s", (operation, fields) => {
    const [form] = description.operations.find(({ id }) => id === operation)?.forms ?? [];
    expect(form?.required).toEqual(["key", "action", ...fields]);
    expect(form?.fields).toEqual(form?.required);
  });
});

/** Pointers to every documented field of an answer. The ids of a map are no fields. */
function fieldsIn(operation: string, value: unknown, pointer = ""): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    const here = pointerTo(pointer, name);
    const isEntry = Array.isArray(value) || (operation === "getOrderStatuses" && pointer === "" && !isRefusal(value));
    return [...(isEntry ? [] : [here]), ...fieldsIn(operation, child, here)];
  });
}

function changed(
  value: unknown,
  pointer: string,
  change: (parent: Record<string, unknown>, name: string) => void,
): unknown {
  const copy = structuredClone(value);
  const names = pointer.split("/").slice(1);
  const last = names.pop() as string;
  change(
    names.reduce((parent, name) => (parent as Record<string, unknown>)[name], copy) as Record<string, unknown>,
    last,
  );
  return copy;
}

const documented = description.operations.flatMap(({ id, answers }) =>
  Object.entries(answers).flatMap(([name, { value }]) =>
    fieldsIn(id, value).map((pointer) => [id, name, pointer, value] as const),
  ),
);

describe("every documented field of an answer", () => {
  test.each(documented)("%s, %s: %s is required", (operation, _name, pointer, value) => {
    const without = changed(value, pointer, (parent, name) => delete parent[name]);
    const kind = isRefusal(value) ? "refused" : "success";
    expect(judge(operation, kind, value)).toEqual([]);
    // A failing item is known by its `error`; without it the item is judged as data, and is none.
    const place = pointer.endsWith("/error") && pointer !== "/error" ? pointer.replace(/\/error$/, "") : pointer;
    const found = judge(operation, kind, without).map((finding) => finding.pointer);
    expect(found.some((other) => other.startsWith(place))).toBe(true);
  });

  test.each(documented)("%s, %s: %s has a type", (operation, _name, pointer, value) => {
    const wrong = changed(value, pointer, (parent, name) => {
      parent[name] = [];
    });
    const kind = isRefusal(value) ? "refused" : "success";
    const place = pointer.endsWith("/error") && pointer !== "/error" ? pointer.replace(/\/error$/, "") : pointer;
    expect(judge(operation, kind, wrong).some((finding) => finding.pointer.startsWith(place))).toBe(true);
  });
});
