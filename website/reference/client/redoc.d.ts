/** What this page uses of Redoc's script. */
declare module "redoc" {
  export function init(document: object, options: object, element: Element): { unmount(): void };
}
