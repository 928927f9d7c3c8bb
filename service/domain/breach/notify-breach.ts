import type { BreachId } from '../../protocol/vocabulary.ts';
import { DomainError } from '../model/base/domain-error.ts';
import { scopeOfRow, scopeOfShop } from '../model/base/tenancy.ts';
import { requireMailServer } from '../model/mail/mailer.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import type { BreachNotice } from './breach.ts';
import { isEachShopTold, LETTER_KIND, letterFact, lettersOf } from './breach-letters.ts';
import { type BreachDeps, type BreachView, openedBreach, viewOf } from './breach-register.ts';
import { breachCatalog } from './texts/breach-catalog.ts';

/**
 * Retries failed letters once.
 * @returns whether anything was queued
 */
const queueLetters = async (deps: BreachDeps, notice: BreachNotice): Promise<boolean> => {
  const scope = scopeOfShop(notice.shopId);
  const shop = await deps.shops.get(scope);
  if (shop === null) return false;
  const words = breachCatalog[shop.locale];
  const gaps = { shop: shop.name, link: `${deps.origin()}/console/#/shops/${shop.id}/records` };
  let isQueued = false;
  for (const { id, to, state } of await lettersOf(deps, shop, notice)) {
    if (state === 'failed') {
      await deps.mails.retry(scope, id, deps.clock.now());
      deps.bus.publish({ type: 'mail.queued' });
      isQueued = true;
    } else if (state === null && notice.notifiedAt === null) {
      const { isNew } = await deps.queueMail(scope, {
        kind: LETTER_KIND,
        locale: shop.locale,
        to,
        words: { subject: words.mailSubject, text: words.mailText },
        gaps,
        ref: notice.id,
        onceFor: letterFact(notice, to),
      });
      isQueued ||= isNew;
    }
  }
  return isQueued;
};

/**
 * Mails each controller once; retries failures. Rule: SE-4.
 * @throws DomainError not_found, no_mail_server, conflict (closed)
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
    const notices = await deps.breaches.noticesOf(scopeOfRow(breach), id);
    const isTold = await isEachShopTold(deps, notices);
    const sendsLetters = breach.shopId === null;
    if (sendsLetters && !isTold) requireMailServer(deps.mailer);
    for (const notice of sendsLetters ? notices : []) {
      if (!(await queueLetters(deps, notice))) continue;
      await deps.recordAct({
        actor: access.staff.id,
        shopId: notice.shopId,
        action: 'breach.notify',
        target: id,
        outcome: 'ok',
      });
    }
    const told = isTold ? await deps.breaches.setState(scopeOfRow(breach), id, 'notified') : null;
    return viewOf(deps, told ?? breach, await deps.breaches.noticesOf(scopeOfRow(breach), id));
  };
