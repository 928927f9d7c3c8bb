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

/** Whom the shop server asks for, as it knows the person. Decision 0083. */
export type PlatformPerson = {
  email?: string | undefined;
  phone?: string | undefined;
  /** `<platform>:<id>` of every account of the person. */
  subs: readonly string[];
  locale: Locale;
};
/** A number of an account is what its customer wrote there. */
export const queryOf = ({ email, phone, subs }: PlatformPerson): PersonQuery => ({
  email,
  accountPhone: phone,
  subs,
});

/**
 * Requests of the console that were handed over and belong to this person by address or customer number. A phone is
 * not enough: two people may share it. Oldest first.
 */
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

/** Registers that the shop server read the data of the person. */
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
    // It stays open until somebody of the shop has looked.
    const exported = await deps.desk.change(scope, request, {}, { act: 'exported', actor: 'store' });
    const isTold = exported.steps.some(({ act }) => act === 'left_to_shop');
    if (!isTold)
      await deps.desk.change(scope, exported, {}, { act: 'left_to_shop', actor: 'system', count: typed });
    return;
  }
  const changes = { ...closedFields(deps.clock.now()), state: 'done' as const };
  await deps.desk.change(scope, request, changes, { act: 'exported', actor: 'store' });
};
