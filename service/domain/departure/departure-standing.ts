import type { ShopScope } from '../model/base/tenancy.ts';
import type { ShopArchive } from '../model/shop/shop-archive.ts';
import type { Departure } from './departure.ts';
import type { DepartureStore } from './departure-store.ts';
import { takenCounts } from './export-shop.ts';

type Deps = { departures: Pick<DepartureStore, 'current'>; shopArchive: Pick<ShopArchive, 'counts'> };
export type DepartureStanding = { departure: Departure | null; counts: Record<string, number> };

/** Whether the shop is leaving, and how much an export would hold. Rule: PR-5. */
export const makeDepartureStanding =
  (deps: Deps) =>
  async (scope: ShopScope): Promise<DepartureStanding> => ({
    departure: await deps.departures.current(scope),
    counts: takenCounts(await deps.shopArchive.counts(scope)),
  });
