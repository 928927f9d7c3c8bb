import { unlessConflict } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop, scopeOfShops } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { MembershipStore, StaffStore } from '../model/staff/staff-store.ts';
import { ownersOf } from '../model/staff/tell-owners.ts';
import type { RequestDesk } from './request-desk.ts';
import { dayText, rightsWords } from './rights-texts.ts';
import { daysLeft, isOnDesk, REMIND_DAYS, type SubjectRequest } from './subject-request.ts';
import type { SubjectRequestStore } from './subject-request-store.ts';

type RemindDeps = {
  desk: RequestDesk;
  subjectRequests: SubjectRequestStore;
  shops: ShopStore;
  memberships: MembershipStore;
  staff: StaffStore;
  queueMail: QueueMail;
  clock: Clock;
  origin(): string;
};

const noteReminded = async (
  { desk }: RemindDeps,
  scope: ShopScope,
  request: SubjectRequest,
  days: readonly number[],
): Promise<void> => {
  await unlessConflict(desk.change(scope, request, { remindedDays: [...request.remindedDays, ...days] }));
};

/** Mails owners seven and one day before the due date. Rule: RT-5. */
export const makeRemindDue = (deps: RemindDeps) => async (): Promise<number> => {
  let sent = 0;
  await tryEach(await deps.shops.allIds(), async (shopId) => {
    const scope = scopeOfShop(shopId);
    await tryEach(await deps.subjectRequests.open(scopeOfShops([shopId])), async (request) => {
      // A running erasure changes the request.
      if (!isOnDesk(request) || request.work !== null) return;
      const left = daysLeft(request.dueAt, deps.clock.now());
      const due = REMIND_DAYS.filter((days) => left <= days && !request.remindedDays.includes(days));
      if (due.length === 0) return;
      const shop = await deps.shops.get(scope);
      if (shop === null) return;
      for (const owner of await ownersOf(deps, shop)) {
        const { mails } = rightsWords(owner.locale);
        const link = `${deps.origin()}/console/#/requests/${request.id}`;
        const day = dayText(request.dueAt, owner.locale);
        await deps.queueMail(scope, {
          kind: 'request_due',
          locale: owner.locale,
          to: owner.email,
          words: mails.due,
          gaps: { shop: shop.name, day, link },
          ref: request.id,
          onceFor: `${request.id} ${due.join(' ')} ${owner.email}`,
        });
        sent += 1;
      }
      // Last; mails are deduplicated anyway.
      await noteReminded(deps, scope, request, due);
    });
  });
  return sent;
};
