import { AUDIT_MONTHS } from '../model/audit/audit.ts';
import type { AuditStore } from '../model/audit/audit-store.ts';
import { monthsAfter } from '../model/base/calendar.ts';
import type { Clock } from '../model/base/ports.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';

/** Chains still verify. Rules: RE-1, PR-6. @returns rows removed */
export const makeSweepAudit =
  (deps: { shops: ShopStore; audit: AuditStore; clock: Clock }) => async (): Promise<number> => {
    const now = deps.clock.now();
    let removed = await deps.audit.removeBefore(SERVICE_SCOPE, monthsAfter(now, -AUDIT_MONTHS.usual));
    await tryEach(await deps.shops.allIds(), async (shopId) => {
      const scope = scopeOfShop(shopId);
      const months = (await deps.shops.get(scope))?.auditRetentionMonths ?? AUDIT_MONTHS.usual;
      removed += await deps.audit.removeBefore(scope, monthsAfter(now, -months));
    });
    return removed;
  };
