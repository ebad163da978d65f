/** The order types for the form, read from spec/ when the site is built. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { OrderFormData } from "../../../scripts/docs/orderForm.ts";
import { repository } from "../../steps/places.ts";

declare const data: OrderFormData;

export { data };

export default {
  async load(): Promise<OrderFormData> {
    // Not by an import of its name: VitePress would bundle it, and the tools that it starts are found from where it stands.
    const file = pathToFileURL(join(repository, "scripts", "docs", "orderForm.ts")).href;
    return (await import(file)).orderFormData();
  },
};
