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
  subjectRequests: Pick<SubjectRequestStore, 'get' | 'open' | 'closed' | 'openDueDates'>;
  staff: Pick<StaffStore, 'get'>;
  clock: Clock;
};

export const CLOSED_PAGE = 100;

export type FoundRequest = { request: SubjectRequest; shop: Shop; scope: ShopScope };

/**
 * Open requests by due date, then closed ones, newest first. Rule: RT-5.
 * @param behind cursor; null: first page
 * @returns `next` null: last page
 * @throws DomainError not_found for an unknown `behind`
 */
export const makeListRequests =
  (deps: ReadRequestsDeps) =>
  async (
    access: Access,
    behind: SubjectRequestId | null,
  ): Promise<{ requests: readonly SubjectRequest[]; next: SubjectRequestId | null }> => {
    const scope = scopeWith(access, 'subjects');
    const last = behind === null ? null : await deps.subjectRequests.get(scope, behind);
    if (behind !== null && (last === null || last.closedAt === null)) throw notFound();
    const place = last === null || last.closedAt === null ? null : { closedAt: last.closedAt, id: last.id };
    const found = await deps.subjectRequests.closed(scope, place, CLOSED_PAGE + 1);
    const closed = found.slice(0, CLOSED_PAGE);
    const open = place === null ? await deps.subjectRequests.open(scope) : [];
    return {
      requests: [...open.filter(isOnDesk), ...closed],
      next: found.length > closed.length ? (closed.at(-1)?.id ?? null) : null,
    };
  };

/** Counts open and urgent requests. Rule: RT-5. */
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

/** @throws DomainError not_found: unknown, without the right, or not on the desk */
export const makeFindRequest =
  (deps: ReadRequestsDeps) =>
  async (access: Access, id: SubjectRequestId): Promise<FoundRequest> => {
    const request = await deps.subjectRequests.get(scopeWith(access, 'subjects'), id);
    if (request === null || !isOnDesk(request)) throw notFound();
    const { shop } = shopWith(access, request.shopId, 'subjects');
    return { request, shop, scope: scopeOfShop(request.shopId) };
  };

/** Deleted accounts get a dash. */
export const makeNamesInSteps =
  (deps: ReadRequestsDeps) =>
  async ({ steps }: SubjectRequest): Promise<ReadonlyMap<string, string>> => {
    const ids = [...new Set(steps.map(({ actor }) => actor))].filter((actor) => actor.startsWith('stf_'));
    const people = await Promise.all(ids.map((id) => deps.staff.get(id as StaffId)));
    return new Map(ids.map((id, index) => [id, people[index]?.name ?? '–']));
  };
