import type { ShopScope } from '../model/base/tenancy.ts';

/** Call after the shop's address changed. */
export const makeRejudgePolicy =
  (deps: {
    recheckPolicyLinks(scope: ShopScope, maxAgeMs: number): Promise<boolean>;
    lookAtReportedPages(scope: ShopScope, maxAgeMs: number): Promise<boolean>;
  }) =>
  async (scope: ShopScope): Promise<void> => {
    await deps.recheckPolicyLinks(scope, 0);
    await deps.lookAtReportedPages(scope, 0);
  };
