import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ShopArchive } from '../model/shop/shop-archive.ts';
import type { Departure } from './departure.ts';
import type { DepartureStore } from './departure-store.ts';
import { takenCounts } from './export-shop.ts';

type Deps = {
  departures: Pick<DepartureStore, 'current'>;
  shopArchive: Pick<ShopArchive, 'counts'>;
  agreementGate: AgreementGate;
};
export type DepartureStanding = { departure: Departure | null; counts: Record<string, number> };

/** A new agreement keeps the shop at once. Rule: PR-5. */
export const makeDepartureStanding =
  (deps: Deps) =>
  async (scope: ShopScope): Promise<DepartureStanding> => {
    const departure = await deps.departures.current(scope);
    const stays = departure?.reason === 'agreement' && (await deps.agreementGate(scope)) !== 'missing';
    return {
      departure: stays ? null : departure,
      counts: takenCounts(await deps.shopArchive.counts(scope)),
    };
  };
