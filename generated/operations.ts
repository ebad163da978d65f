// Made by scripts/generate.ts from spec/. Do not edit: change spec/ and run `npm run generate`.

/** Where each operation stands in the actions document. The fragment names what selects it, and is never sent. */
export const operations = {
  listServices: "/api/v2#action=services",
  addOrder: "/api/v2#action=add",
  getOrderStatus: "/api/v2#action=status&order",
  getOrderStatuses: "/api/v2#action=status&orders",
  createRefill: "/api/v2#action=refill&order",
  createRefills: "/api/v2#action=refill&orders",
  getRefillStatus: "/api/v2#action=refill_status&refill",
  getRefillStatuses: "/api/v2#action=refill_status&refills",
  cancelOrders: "/api/v2#action=cancel",
  getBalance: "/api/v2#action=balance",
} as const;

/** Order fields that hold one entry a line. */
export const lineFields = ["comments","groups","hashtags","keywords","usernames"] as const;

/** Fields of answers that hold an amount or a count, as decimal text. */
export const amountFields = ["balance","charge","max","min","rate","remains","start_count"] as const;
