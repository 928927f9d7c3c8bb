import type { Locale, ShopServerTaskKind } from '../../../protocol/vocabulary.ts';
import type { Clock } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import { eachOnce, type Subject } from '../../model/erasure/subject-source.ts';
import type { Shop } from '../../model/shop/shop.ts';
import type { makeSubjectOf, PersonQuery } from '../find-person.ts';
import { taskKindOf } from '../hand-over.ts';
import type { RequestDesk } from '../request-desk.ts';
import { closedFields, isClosed, type SubjectRequest } from '../subject-request.ts';
import type { SubjectRequestStore } from '../subject-request-store.ts';

export type PlatformRequestDeps = {
  desk: RequestDesk;
  subjectRequests: SubjectRequestStore;
  subjectOf: ReturnType<typeof makeSubjectOf>;
  clock: Clock;
};

export type PlatformPerson = {
  email?: string | undefined;
  phone?: string | undefined;
  /** `<platform>:<id>` per account. */
  subs: readonly string[];
  locale: Locale;
};
/** Account phones are unverified. */
export const queryOf = ({ email, phone, subs }: PlatformPerson): PersonQuery => ({
  email,
  accountPhone: phone,
  subs,
});

/** Handed-over requests by address or customer number, oldest first; phones may be shared. */
export const findHandedOver = async (
  deps: PlatformRequestDeps,
  shop: Shop,
  scope: ShopScope,
  { phone: _, ...person }: PlatformPerson,
  kind: ShopServerTaskKind,
): Promise<readonly SubjectRequest[]> => {
  if (person.email === undefined && person.subs.length === 0) return [];
  const { subjectKeys } = await deps.subjectOf(shop, scope, queryOf(person));
  const found = await Promise.all(subjectKeys.map((key) => deps.subjectRequests.findBySubject(scope, key)));
  return eachOnce(found).filter((row) => row.handOver !== null && taskKindOf(row.kind) === kind);
};

/** Registers an export. */
export const noteExport = async (
  deps: PlatformRequestDeps,
  shop: Shop,
  scope: ShopScope,
  subject: Subject,
  person: PlatformPerson,
  typed: number,
): Promise<void> => {
  const [handedOver] = (await findHandedOver(deps, shop, scope, person, 'export')).filter(
    (row) => !isClosed(row),
  );
  if (handedOver !== undefined) {
    await deps.desk.change(scope, handedOver, {}, { act: 'exported', actor: 'store' });
    return;
  }
  const known = await Promise.all(
    subject.subjectKeys.map((key) => deps.subjectRequests.findBySubject(scope, key)),
  );
  const waiting = known
    .flat()
    .find((row) => row.channel === 'store' && row.kind === 'access' && !isClosed(row));
  const request =
    waiting ??
    (await deps.desk.register(scope, {
      kind: 'access',
      channel: 'store',
      locale: person.locale,
      subject,
      identity: 'store',
      actor: 'store',
    }));
  if (typed > 0) {
    // Open until staff looked.
    const exported = await deps.desk.change(scope, request, {}, { act: 'exported', actor: 'store' });
    const isTold = exported.steps.some(({ act }) => act === 'left_to_shop');
    if (!isTold)
      await deps.desk.change(scope, exported, {}, { act: 'left_to_shop', actor: 'system', count: typed });
    return;
  }
  const changes = { ...closedFields(deps.clock.now()), state: 'done' as const };
  await deps.desk.change(scope, request, changes, { act: 'exported', actor: 'store' });
};
