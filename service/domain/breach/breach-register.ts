import type { BreachId } from '../../protocol/vocabulary.ts';
import type { Operator } from '../model/agreement/agreement-party.ts';
import type { ReadBindingDeps } from '../model/agreement/read-binding.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest, FieldVault, Ids } from '../model/base/ports.ts';
import { SERVICE_SCOPE, type ShopScope } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { ShopArchive } from '../model/shop/shop-archive.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, scopeWith, shopWith } from '../model/staff/resolve-access.ts';
import type { StaffStore } from '../model/staff/staff-store.ts';
import type { Breach, BreachNotice, LetterState } from './breach.ts';
import { letterStateOf } from './breach-letters.ts';
import type { BreachStore } from './breach-store.ts';

export type BreachDeps = ReadBindingDeps & {
  breaches: BreachStore;
  shops: ShopStore;
  staff: Pick<StaffStore, 'listByIds'>;
  shopArchive: ShopArchive;
  vault: FieldVault;
  ids: Ids;
  clock: Clock;
  recordAct: RecordAct;
  queueMail: QueueMail;
  mails: Pick<MailStore, 'get' | 'retry'>;
  mailer: Pick<Mailer, 'isSet'>;
  digest: Digest;
  bus: EventBus;
  operator: Operator | null;
  origin(): string;
};
export type BreachView = {
  breach: Breach;
  notices: readonly (BreachNotice & { shopName: string; letter: LetterState })[];
  /** Null: deleted account. */
  people: ReadonlyMap<string, string>;
};

/** Without the controllers' assessments. */
export const viewOf = async (
  deps: BreachDeps,
  breach: Breach,
  notices: readonly BreachNotice[],
): Promise<BreachView> => {
  const shops = await deps.shops.listByIds(notices.map(({ shopId }) => shopId));
  const known = new Map(shops.map((shop) => [shop.id, shop]));
  return {
    breach,
    notices: await Promise.all(
      notices.map(async (one) => ({
        ...one,
        assessments: [],
        shopName: known.get(one.shopId)?.name ?? one.shopId,
        letter: await letterStateOf(deps, breach, one, known.get(one.shopId)),
      })),
    ),
    people: new Map(),
  };
};

/** With assessments. */
export const shopViewOf = async (
  deps: BreachDeps,
  breach: Breach,
  notice: BreachNotice,
): Promise<BreachView> => {
  const view = await viewOf(deps, breach, [notice]);
  const { assessments } = notice;
  const people = await deps.staff.listByIds([...new Set(assessments.map(({ by }) => by))]);
  return {
    ...view,
    notices: view.notices.map((one) => ({ ...one, assessments })),
    people: new Map(people.map(({ id, name }) => [id, name])),
  };
};

/** Reported to the shop or its own. */
export const breachOf = async (
  deps: Pick<BreachDeps, 'breaches'>,
  scope: ShopScope,
  { breachId }: BreachNotice,
): Promise<Breach | null> =>
  (await deps.breaches.get(SERVICE_SCOPE, breachId)) ?? deps.breaches.get(scope, breachId);

/** The breach, for its opener. @throws DomainError not_found */
export const openedBreach = async (deps: BreachDeps, access: Access, id: BreachId): Promise<Breach> => {
  const ofOperator = access.staff.isOperator ? await deps.breaches.get(SERVICE_SCOPE, id) : null;
  const breach = ofOperator ?? (await deps.breaches.get(scopeWith(access, 'read'), id));
  if (breach === null) throw notFound();
  if (breach.shopId !== null) shopWith(access, breach.shopId, 'agreements');
  return breach;
};
