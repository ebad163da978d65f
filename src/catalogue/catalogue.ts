/** The list of services, kept for a while. */
import type { Service } from "../../generated/types.ts";
import type { Client } from "../client.ts";
import { type AutostagramError, InputError } from "../errors.ts";
import { quietly } from "../internal/quietly.ts";
import { askedDelay, mayPass } from "../watch/faults.ts";

/** What {@link createCatalogue} takes as its last argument. */
export interface CatalogueOptions {
  /**
   * Milliseconds for which a list is given without asking the panel again. 0: it is asked each time.
   * @default 3_600_000, which is an hour
   */
  maxAge?: number | undefined;
  /**
   * Milliseconds, after `maxAge`, for which the old list is still given when the panel cannot be asked. Meanwhile it is asked
   * once a minute, or less often if it wants so. 0: never.
   * @default 86_400_000, which is a day
   */
  staleIfError?: number | undefined;
  /** Told of every error in whose place the old list is given. What it throws is swallowed. */
  onError?: ((error: AutostagramError) => unknown) | undefined;
}

/** The services of one panel. */
export interface Catalogue {
  /**
   * Every service, as the client's method gives it. The array is yours; the services in it are shared, so do not change them.
   *
   * @throws Any `AutostagramError` of `listServices`, when there is no old list, or none that is young enough. A wrong key
   * and an abort are always thrown.
   */
  listServices(): Promise<Service[]>;
  /**
   * One service, for `preflight` or a price; undefined when the list has none of this id.
   *
   * @param id The field `service` of a service.
   * @throws The same as `listServices`.
   */
  getService(id: number): Promise<Service | undefined>;
  /**
   * Asks the panel now, and keeps what it answers.
   *
   * @throws Any `AutostagramError` of `listServices`. The list that was there before stays.
   */
  refresh(): Promise<Service[]>;
}

/** A list, by id; and until when it need not be asked for again, and may be given in place of an error. */
type Kept = { services: Service[]; byId: Map<number, Service>; freshUntil: number; usableUntil: number };

/** What those wait for who ask at the same time: the new list; or, once one of them takes that as well, the old one in its place. */
type Request = { list: Promise<Kept>; orOld?: Promise<Kept> };

/** Milliseconds for which the panel is left alone after an error. */
const RESPITE = 60_000;

/**
 * Keeps the list of services, which can be thousands of rows and changes seldom. However many ask at once, one request is under
 * way. Nothing is asked before somebody wants to know, and no timer runs.
 *
 * @throws `InputError` when an option cannot be right.
 * @example
 * import { createCatalogue } from "autostagram/catalogue";
 *
 * const catalogue = createCatalogue(panel, { maxAge: 600_000, onError: (error) => console.error(error.message) });
 * const service = await catalogue.getService(1);
 * console.log(service?.name, service?.rate); // Followers 0.90
 */
export function createCatalogue(panel: Pick<Client, "listServices">, options: CatalogueOptions = {}): Catalogue {
  const settings = checkCatalogueOptions(options);
  let kept: Kept | undefined;
  let underWay: Request | undefined;

  const orOld = (error: unknown): Kept => {
    const now = performance.now();
    if (!mayPass(error) || !kept || now >= kept.usableUntil) throw error;
    const respite = Math.max(Math.min(RESPITE, settings.maxAge), askedDelay(error));
    kept.freshUntil = Math.min(now + respite, kept.usableUntil);
    quietly(() => settings.onError?.(error));
    return kept;
  };
  const load = async () => {
    kept = keep(await panel.listServices(), settings);
    return kept;
  };
  const ask = (): Request => {
    underWay ??= {
      list: load().finally(() => {
        underWay = undefined;
      }),
    };
    return underWay;
  };
  const current = async (): Promise<Kept> => {
    if (kept && performance.now() < kept.freshUntil) return kept;
    const request = ask();
    request.orOld ??= request.list.catch(orOld);
    return request.orOld;
  };
  return {
    listServices: async () => [...(await current()).services],
    getService: async (id) => (await current()).byId.get(id),
    refresh: async () => [...(await ask().list).services],
  };
}

function keep(services: Service[], { maxAge, staleIfError }: { maxAge: number; staleIfError: number }): Kept {
  const byId = new Map(services.map((service) => [service.service, service]));
  const freshUntil = performance.now() + maxAge;
  return { services, byId, freshUntil, usableUntil: freshUntil + staleIfError };
}

function checkCatalogueOptions({ maxAge = 3_600_000, staleIfError = 86_400_000, onError }: CatalogueOptions) {
  for (const [name, value] of Object.entries({ maxAge, staleIfError })) {
    const isDuration = typeof value === "number" && value >= 0;
    if (!isDuration) throw new InputError(name, "must be a number of milliseconds, 0 or more");
  }
  return { maxAge, staleIfError, onError };
}
