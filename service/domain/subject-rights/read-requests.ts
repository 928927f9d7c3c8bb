import type { StaffId, SubjectRequestId } from '../../protocol/vocabulary.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Access, scopeWith, shopWith } from '../model/staff/resolve-access.ts';
import type { StaffStore } from '../model/staff/staff-store.ts';
import { daysLeft, isOnDesk, type SubjectRequest, URGENT_DAYS } from './subject-request.ts';
import type { SubjectRequestStore } from './subject-request-store.ts';

type ReadRequestsDeps = {
  subjectRequests: Pick<SubjectRequestStore, 'get' | 'list' | 'openDueDates'>;
  staff: Pick<StaffStore, 'get'>;
  clock: Clock;
};

/** Maximum number of requests listed; the register itself has no limit. */
const MOST = 500;

/** A request with the shop that it belongs to, found by a person with the right to answer it. */
export type FoundRequest = { request: SubjectRequest; shop: Shop; scope: ShopScope };

/** Open requests by due date, then closed ones, of all shops of the person. Rule: RT-5. */
export const makeListRequests =
  (deps: ReadRequestsDeps) =>
  async (access: Access): Promise<readonly SubjectRequest[]> =>
    (await deps.subjectRequests.list(scopeWith(access, 'subjects'), MOST)).filter(isOnDesk);

/** How many requests are open, and how many of them are urgent. Rule: RT-5. */
export const makeCountOpenRequests =
  (deps: ReadRequestsDeps) =>
  async (access: Access): Promise<{ open: number; urgent: number }> => {
    const dueDates = await deps.subjectRequests.openDueDates(scopeWith(access, 'subjects'));
    const now = deps.clock.now();
    return {
      open: dueDates.length,
      urgent: dueDates.filter((dueAt) => daysLeft(dueAt, now) <= URGENT_DAYS).length,
    };
  };

/** @throws DomainError not_found: unknown, of another shop, without the right, or not on the desk */
export const makeFindRequest =
  (deps: ReadRequestsDeps) =>
  async (access: Access, id: SubjectRequestId): Promise<FoundRequest> => {
    const request = await deps.subjectRequests.get(scopeWith(access, 'subjects'), id);
    if (request === null || !isOnDesk(request)) throw notFound();
    const { shop } = shopWith(access, request.shopId, 'subjects');
    return { request, shop, scope: scopeOfShop(request.shopId) };
  };

/** Names of the people behind the steps of a request; those whose account is gone get a dash. */
export const makeNamesInSteps =
  (deps: ReadRequestsDeps) =>
  async ({ steps }: SubjectRequest): Promise<ReadonlyMap<string, string>> => {
    const ids = [...new Set(steps.map(({ actor }) => actor))].filter((actor) => actor.startsWith('stf_'));
    const people = await Promise.all(ids.map((id) => deps.staff.get(id as StaffId)));
    return new Map(ids.map((id, index) => [id, people[index]?.name ?? '–']));
  };
