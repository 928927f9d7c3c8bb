import type { ShopId } from '../../protocol/vocabulary.ts';
import {
  announcedAt,
  earliestStart,
  objectionEnd,
  type SubProcessor,
  type SubProcessorList,
  type SubProcessorObjection,
} from '../model/agreement/sub-processor.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import { SERVICE_SCOPE } from '../model/base/tenancy.ts';
import { workedOutId } from '../model/base/worked-out-id.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { requireOperator } from './agreement-access.ts';
import type { AgreementDeps } from './agreement-deps.ts';

type Deps = Pick<AgreementDeps, 'subProcessors' | 'agreements' | 'clock' | 'ids' | 'digest' | 'recordAct'>;
export type NewSubProcessor = Omit<SubProcessor, 'id' | 'until'> & {
  /** Equal for a repeat. */
  ref?: string | undefined;
};

const append = async (
  deps: Deps,
  access: Access,
  before: SubProcessorList | null,
  entries: readonly SubProcessor[],
  action: string,
  target: string,
): Promise<SubProcessorList> => {
  const list: SubProcessorList = {
    version: (before?.version ?? 0) + 1,
    at: deps.clock.now(),
    by: access.staff.id,
    entries,
  };
  if (!(await deps.subProcessors.append(list))) {
    throw new DomainError('conflict', 'Someone else has just changed the list. Reload and check it.');
  }
  await deps.recordAct({
    actor: access.staff.id,
    action,
    target,
    outcome: 'ok',
    details: { version: list.version },
  });
  return list;
};

const isConflict = (error: unknown): boolean => error instanceof DomainError && error.code === 'conflict';
const isNamed = (list: SubProcessorList, id: SubProcessor['id']): boolean =>
  list.entries.some((one) => one.id === id);

/**
 * Names a sub-processor, used after 30 days; once per `ref`. Rule: PR-3.
 * @param inTime null on timeout; notices continue
 * @throws DomainError forbidden, invalid_request with the earliest day, conflict
 */
export const makeAddSubProcessor =
  (deps: Deps & { announce(): Promise<unknown> }) =>
  async (
    access: Access,
    { ref, ...given }: NewSubProcessor,
    inTime: <T>(work: Promise<T>) => Promise<T | null> = (work) => work,
  ): Promise<SubProcessorList> => {
    requireOperator(access);
    const id: SubProcessor['id'] =
      ref === undefined
        ? deps.ids.next('spr')
        : workedOutId(deps.digest, 'spr', 'sub_processor', [access.staff.id, ref]);
    const before = await deps.subProcessors.current();
    if (before !== null && isNamed(before, id)) return before;
    const now = deps.clock.now();
    const isAnybodyBound = (await deps.agreements.all(SERVICE_SCOPE)).some(({ state }) => state === 'active');
    if (isAnybodyBound && given.since < earliestStart(now)) {
      throw new DomainError(
        'invalid_request',
        `Shops must be informed 30 days in advance: the earliest possible day is ${earliestStart(now)}.`,
        {
          fields: { since: `must be ${earliestStart(now)} or later` },
          details: { earliest: earliestStart(now) },
        },
      );
    }
    const entries = [...(before?.entries ?? []), { ...given, id, until: null }];
    const list = await append(deps, access, before, entries, 'sub_processor.add', id).catch(
      async (error: unknown) => {
        const since = isConflict(error) ? await deps.subProcessors.current() : null;
        if (since !== null && isNamed(since, id)) return since;
        throw error;
      },
    );
    // A job retries the notices.
    await inTime(deps.announce()).catch(() => undefined);
    return list;
  };

/** @throws DomainError not_found, conflict */
export const makeEndSubProcessor =
  (deps: Deps) =>
  async (access: Access, id: SubProcessor['id'], until: string): Promise<SubProcessorList> => {
    if (!access.staff.isOperator) throw notFound();
    const before = await deps.subProcessors.current();
    const entry = before?.entries.find((one) => one.id === id);
    if (entry === undefined || entry.until !== null) throw notFound();
    const entries = (before?.entries ?? []).map((one) => (one.id === id ? { ...one, until } : one));
    return append(deps, access, before, entries, 'sub_processor.end', id);
  };

/**
 * Until 14 days after the notice.
 * @throws DomainError not_found, forbidden, conflict (too late, or repeated). Rule: PR-3.
 */
export const makeObjectToSubProcessor =
  (deps: Deps) =>
  async (
    access: Access,
    shopId: ShopId,
    id: SubProcessor['id'],
    reason: string,
  ): Promise<SubProcessorObjection> => {
    const { scope } = shopWith(access, shopId, 'agreements');
    const announced = announcedAt(await deps.subProcessors.versions(), id);
    if (announced === null) throw notFound();
    const now = deps.clock.now();
    const head = await deps.agreements.get(scope);
    const end = objectionEnd(announced, id, head);
    if (end !== null && now > end) {
      throw new DomainError('conflict', 'The 14 days for an objection are over. Write to the operator.');
    }
    if ((await deps.subProcessors.objections(scope)).some((one) => one.subProcessorId === id)) {
      throw new DomainError('conflict', 'Your objection is already recorded.');
    }
    const objection: SubProcessorObjection = {
      shopId,
      subProcessorId: id,
      agreementId: head?.bindingId ?? null,
      listVersion: announced.version,
      reason,
      by: access.staff.id,
      at: now,
    };
    await deps.subProcessors.addObjection(scope, objection);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'sub_processor.objection',
      target: id,
      outcome: 'ok',
      details: { version: announced.version },
    });
    return objection;
  };
