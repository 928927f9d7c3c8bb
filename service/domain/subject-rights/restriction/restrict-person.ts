import type { Clock } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { Subject, SubjectSource } from '../../model/erasure/subject-source.ts';
import { type RequestDesk, requireIdentity, requireIdle } from '../request-desk.ts';
import { isClosed, isRestricting, type SubjectRequest } from '../subject-request.ts';
import { recordsOf, requireReached } from './reached-records.ts';

type RestrictDeps = { desk: RequestDesk; subjectSources: readonly SubjectSource[]; clock: Clock };

const reachedBy = ({ subjectKeys, refs, restrictedRefs = [] }: SubjectRequest): Subject => ({
  subjectKeys,
  refs: [...new Set([...refs, ...restrictedRefs])],
  email: null,
  phone: null,
});

/**
 * Hides or releases records. Keeps their ids even when closed: hidden records are otherwise unreachable.
 * Rule: RT-3.
 * @throws DomainError conflict when closed, unless lifting its own restriction; or when nothing was reached
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
      // First, so an interrupted restriction can be lifted.
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

export const hiddenOf = async (
  { subjectSources }: Pick<RestrictDeps, 'subjectSources'>,
  scope: ShopScope,
  request: SubjectRequest,
): Promise<string[]> => {
  const records = await recordsOf(subjectSources, scope, reachedBy(request));
  return records.flatMap(({ id, isRestricted }) => (isRestricted ? [id] : []));
};

/** Whether records are hidden by any request; for closed ones, by it. Rule: RT-3. */
export const makeIsRestricted =
  (deps: Pick<RestrictDeps, 'subjectSources'>) =>
  async (scope: ShopScope, request: SubjectRequest): Promise<boolean> =>
    (!isClosed(request) || isRestricting(request)) && (await hiddenOf(deps, scope, request)).length > 0;
export type IsRestricted = ReturnType<typeof makeIsRestricted>;
