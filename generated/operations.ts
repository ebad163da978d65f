// Made by scripts/generate.ts from spec/. Do not edit: change spec/ and run `npm run generate`.

/** Where each operation stands in the actions document, and the `action` that it sends. */
export const operations = {
  listServices: { path: "/api/v2#action=services", action: "services" },
  addOrder: { path: "/api/v2#action=add", action: "add" },
  getOrderStatus: { path: "/api/v2#action=status&order", action: "status" },
  getOrderStatuses: { path: "/api/v2#action=status&orders", action: "status" },
  createRefill: { path: "/api/v2#action=refill&order", action: "refill" },
  createRefills: { path: "/api/v2#action=refill&orders", action: "refill" },
  getRefillStatus: { path: "/api/v2#action=refill_status&refill", action: "refill_status" },
  getRefillStatuses: { path: "/api/v2#action=refill_status&refills", action: "refill_status" },
  cancelOrders: { path: "/api/v2#action=cancel", action: "cancel" },
  getBalance: { path: "/api/v2#action=balance", action: "balance" },
} as const;

/** Order fields that hold one entry a line. */
export const lineFields = ["comments","groups","hashtags","keywords","usernames"] as const;
