import type { ShopScope } from '../model/base/tenancy.ts';

/**
 * Judges every known policy page against the shop's address as it is now, and looks at those on its site; called after
 * the address was changed. The notices are published where a page changed.
 */
export const makeJudgePolicyAnew =
  (deps: {
    recheckPolicyLinks(scope: ShopScope, maxAgeMs: number): Promise<boolean>;
    lookAtReportedPages(scope: ShopScope, maxAgeMs: number): Promise<boolean>;
  }) =>
  async (scope: ShopScope): Promise<void> => {
    await deps.recheckPolicyLinks(scope, 0);
    await deps.lookAtReportedPages(scope, 0);
  };
