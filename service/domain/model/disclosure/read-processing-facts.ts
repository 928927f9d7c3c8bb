import type { Operator } from '../agreement/agreement-party.ts';
import type { SubProcessorStore } from '../agreement/sub-processor-store.ts';
import type { ScanFile } from '../attachment/attachment-ports.ts';
import type { Clock } from '../base/ports.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { Shop } from '../shop/shop.ts';
import { grantWaits } from '../staff/staff.ts';
import type { GrantStore, OrganisationStore } from '../staff/staff-store.ts';
import type { ProcessingFacts } from './processing-facts.ts';

type FactsDeps = {
  grants: Pick<GrantStore, 'listRecent'>;
  organisations: Pick<OrganisationStore, 'listByIds'>;
  subProcessors: Pick<SubProcessorStore, 'current'>;
  operatorName: string | null;
  operator: Pick<Operator, 'statement'> | null;
  scanFile: ScanFile;
  clock: Clock;
};

export type ReadProcessingFacts = (shop: Shop, scope: ShopScope) => Promise<ProcessingFacts>;

const agenciesOf = async (deps: FactsDeps, scope: ShopScope): Promise<string[]> => {
  const running = (await deps.grants.listRecent(scope)).filter(
    (grant) => grant.until === null && !grantWaits(grant),
  );
  if (running.length === 0) return [];
  const agencies = await deps.organisations.listByIds(running.map(({ agencyId }) => agencyId));
  // Sorted, so that the notice is stable.
  return agencies.map(({ name }) => name).sort();
};

const subProcessorsOf = async (deps: FactsDeps): Promise<ProcessingFacts['subProcessors']> => {
  // A self-hosted shop has no processor.
  if (deps.operatorName === null) return [];
  const today = deps.clock.now().toISOString().slice(0, 10);
  const entries = (await deps.subProcessors.current())?.entries ?? [];
  return entries.filter(({ since, until }) => since <= today && (until === null || until >= today));
};

export const makeReadProcessingFacts =
  (deps: FactsDeps): ReadProcessingFacts =>
  async (shop, scope) => {
    const [agencies, subProcessors] = await Promise.all([agenciesOf(deps, scope), subProcessorsOf(deps)]);
    return {
      operatorName: deps.operatorName,
      subProcessors,
      areSubProcessorsStated:
        deps.operatorName === null ||
        subProcessors.length > 0 ||
        deps.operator?.statement.hasNoSubProcessors === true,
      agencies,
      providers: shop.providers,
      hasShopServer: shop.adapterSecrets.length > 0,
      areFilesScanned: deps.scanFile !== null,
    };
  };
