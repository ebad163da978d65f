/** The list of services, kept for a while, and what has changed between two of them. @packageDocumentation */
export { type Catalogue, type CatalogueOptions, createCatalogue } from "./catalogue.ts";
export { type ChangedService, diffServices, type ServiceDiff } from "./diff.ts";
