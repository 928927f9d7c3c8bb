import type { BreachId } from '../../protocol/vocabulary.ts';
import { readBinding } from '../model/agreement/read-binding.ts';
import { DomainError } from '../model/base/domain-error.ts';
import { type ShopScope, scopeOfRow, scopeOfShop } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { type BreachDeps, type BreachView, openedBreach, viewOf } from './breach-register.ts';
import { BREACH_WORDS } from './breach-texts.ts';

/** The controller's address, and the one that the binding agreement names for the company; once if they are the same. */
const addressesOf = async (deps: BreachDeps, scope: ShopScope, shop: Shop): Promise<readonly string[]> => {
  const { email } = shop.controller;
  const { binding } = await readBinding(deps, scope);
  const agreed = binding?.variables.company.contactEmail ?? '';
  return agreed === '' || agreed.toLowerCase() === email.toLowerCase() ? [email] : [email, agreed];
};

/**
 * Mails each controller; a drill sends nothing. Safe to call twice: each address gets one mail. Rule: SE-4.
 * @throws DomainError not_found, conflict when the entry is closed
 */
export const makeNotifyBreach =
  (deps: BreachDeps) =>
  async (access: Access, id: BreachId): Promise<BreachView> => {
    const breach = await openedBreach(deps, access, id);
    if (breach.state === 'closed') {
      throw new DomainError(
        'conflict',
        'This entry is closed, so it notifies nobody any more. Record the breach again to notify the shops.',
      );
    }
    const now = deps.clock.now();
    for (const notice of await deps.breaches.noticesOf(scopeOfRow(breach), id)) {
      if (notice.notifiedAt !== null || breach.isDrill) continue;
      const scope = scopeOfShop(notice.shopId);
      const shop = await deps.shops.get(scope);
      if (shop === null) continue;
      const words = BREACH_WORDS[shop.locale];
      const gaps = { shop: shop.name, link: `${deps.origin()}/console/#/shops/${shop.id}/records` };
      for (const to of await addressesOf(deps, scope, shop)) {
        await deps.queueMail(scope, {
          kind: 'breach_notice',
          locale: shop.locale,
          to,
          words: { subject: words.mailSubject, text: words.mailText },
          gaps,
          onceFor: `${notice.id} ${to}`,
        });
      }
      await deps.breaches.setNotified(scope, notice.id, now);
      await deps.recordAct({
        actor: access.staff.id,
        shopId: shop.id,
        action: 'breach.notify',
        target: id,
        outcome: 'ok',
        details: { persons: notice.persons },
      });
    }
    const told = (await deps.breaches.setState(scopeOfRow(breach), id, 'notified')) ?? breach;
    return viewOf(deps, told, await deps.breaches.noticesOf(scopeOfRow(breach), id));
  };
