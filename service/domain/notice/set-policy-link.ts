import type { Locale, ShopId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';

type Deps = {
  typePolicyLink(scope: ShopScope, locale: Locale, url: string): Promise<unknown>;
  recordAct: RecordAct;
};

/** Sets the policy link; empty removes it. @throws DomainError not_found, forbidden, link_refused */
export const makeSetPolicyLink =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId, locale: Locale, url: string): Promise<void> => {
    const { scope } = shopWith(access, shopId, 'settings');
    await deps.typePolicyLink(scope, locale, url);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'shop.policy_link',
      target: shopId,
      outcome: 'ok',
      details: { locale, removed: url === '' },
    });
  };
