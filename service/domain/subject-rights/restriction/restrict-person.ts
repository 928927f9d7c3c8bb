import type { Clock } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { Subject, SubjectSource } from '../../model/erasure/subject-source.ts';
import { type RequestDesk, requireIdentity, requireIdle } from '../request-desk.ts';
import { isClosed, isRestricting, type SubjectRequest } from '../subject-request.ts';
import { recordsOf, requireReached } from './reached-records.ts';

type RestrictDeps = { desk: RequestDesk; subjectSources: readonly SubjectSource[]; clock: Clock };

/** By keys and ids alone: a closed request knows no address any more. */
const reachedBy = ({ subjectKeys, refs, restrictedRefs = [] }: SubjectRequest): Subject => ({
  subjectKeys,
  refs: [...new Set([...refs, ...restrictedRefs])],
  email: null,
  phone: null,
});

/**
 * Hides everything about the person from staff and stops its deletion by time, or lifts that. The request keeps the ids
 * of what it hid until it lifts it, also when it is closed: a correction changes the keys of a record, a chat may have
 * none, and nothing else leads to a record that nobody sees. Rule: RT-3.
 * @throws DomainError conflict when it is closed, unless it lifts what it restricted itself; or when nothing was reached
 */
export const makeRestrictPerson =
  ({ desk, subjectSources, clock }: RestrictDeps) =>
  async (
    scope: ShopScope,
    request: SubjectRequest,
    isOn: boolean,
    actor: string,
  ): Promise<{ request: SubjectRequest; count: number }> => {
    const isLateLifting = !isOn && isClosed(request) && isRestricting(request);
    if (!isLateLifting) {
      requireIdle(request);
      requireIdentity(request);
    }
    const subject = reachedBy(request);
    let named = request;
    if (isOn) {
      const ids = (await recordsOf(subjectSources, scope, subject)).map(({ id }) => id);
      requireReached(ids.length);
      // Before anything is hidden: cut short, it can still be lifted.
      const restrictedRefs = [...new Set([...(request.restrictedRefs ?? []), ...ids])];
      named = await desk.change(scope, request, { restrictedRefs });
    }
    let count = 0;
    for (const source of subjectSources) {
      count += (await source.restrict?.(scope, subject, isOn ? clock.now() : null)) ?? 0;
    }
    requireReached(count);
    const act = isOn ? 'restricted' : 'lifted';
    const changes = isOn ? {} : { restrictedRefs: [] };
    return { count, request: await desk.change(scope, named, changes, { act, actor, count }) };
  };

/** Ids of the records of the person that are hidden now. */
export const hiddenOf = async (
  { subjectSources }: Pick<RestrictDeps, 'subjectSources'>,
  scope: ShopScope,
  request: SubjectRequest,
): Promise<string[]> => {
  const records = await recordsOf(subjectSources, scope, reachedBy(request));
  return records.flatMap(({ id, isRestricted }) => (isRestricted ? [id] : []));
};

/**
 * Whether records of the person are hidden now: asked of the records, for another request may have hidden or freed them.
 * For a closed request only if it restricted something itself. Rule: RT-3.
 */
export const makeIsRestricted =
  (deps: Pick<RestrictDeps, 'subjectSources'>) =>
  async (scope: ShopScope, request: SubjectRequest): Promise<boolean> =>
    (!isClosed(request) || isRestricting(request)) && (await hiddenOf(deps, scope, request)).length > 0;
export type IsRestricted = ReturnType<typeof makeIsRestricted>;
