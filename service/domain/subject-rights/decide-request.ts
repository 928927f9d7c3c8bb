import type { ExtensionReason, IdentityProof, RefusalReason } from '../../protocol/vocabulary.ts';
import type { SuppressOffers } from '../marketing/suppress-offers.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Rectification, SubjectSource } from '../model/erasure/subject-source.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { countOf } from './find-person.ts';
import { type RequestDesk, requireFittingProof, requireIdentity, requireIdle } from './request-desk.ts';
import { recordsOf, requireReached } from './restriction/reached-records.ts';
import {
  closedFields,
  daysLeft,
  dueDate,
  isByHand,
  registerEnd,
  type SubjectRequest,
} from './subject-request.ts';

type DecideDeps = {
  desk: RequestDesk;
  subjectSources: readonly SubjectSource[];
  mails: Pick<MailStore, 'removeByRef'>;
  /** Ends consents to offers; the suppression stays. */
  eraseOffers: SubjectSource['erase'];
  suppressOffers: SuppressOffers;
  clock: Clock;
};

/** Records the verified identity; no documents. Rule: RT-6. */
export const makeIdentifyPerson =
  ({ desk }: DecideDeps) =>
  (
    scope: ShopScope,
    request: SubjectRequest,
    proof: IdentityProof,
    actor: string,
  ): Promise<SubjectRequest> => {
    requireIdle(request);
    requireFittingProof(proof, request);
    const expiresAt = registerEnd(request.receivedAt);
    const changes = { identity: proof, state: 'in_progress' as const, expiresAt };
    return desk.change(scope, request, changes, { act: 'identified', actor, detail: proof });
  };

/**
 * Extends once by two months, Art. 12(3). Rule: RT-5.
 * @throws DomainError conflict when extended or overdue
 */
export const makeExtendRequest =
  ({ desk, clock }: DecideDeps) =>
  (
    scope: ShopScope,
    request: SubjectRequest,
    reason: ExtensionReason,
    actor: string,
  ): Promise<SubjectRequest> => {
    requireIdle(request);
    if (request.extension !== null) {
      throw new DomainError('conflict', 'A request can be extended only once, and this one already was.');
    }
    if (daysLeft(request.dueAt, clock.now()) < 0) {
      throw new DomainError(
        'conflict',
        'This request is overdue, so it can no longer be extended. Answer or refuse it now, and tell the person why it took longer.',
      );
    }
    const changes = {
      extension: reason,
      dueAt: dueDate(request.receivedAt, true),
      remindedDays: [],
    };
    return desk.change(scope, request, changes, { act: 'extended', actor, detail: reason });
  };

/**
 * Objections of identified persons always end offers (Art. 21(3)). Before closing, for repeats. Rules: MK-4,
 * RT-2, RT-6.
 */
const endOffersOnObjection = async (
  { desk, clock, eraseOffers, suppressOffers }: DecideDeps,
  scope: ShopScope,
  request: SubjectRequest,
  actor: string,
): Promise<void> => {
  if (request.kind !== 'objection' || request.identity === null) return;
  const person = await desk.subjectOf(scope, request);
  await suppressOffers(scope, person, clock.now());
  await eraseOffers(scope, person, clock.now(), actor);
};

/** Rules: RT-2, RT-5. */
const FITTING: Record<RefusalReason, readonly SubjectRequest['kind'][] | 'all'> = {
  unfounded: 'all',
  not_identified: 'all',
  nothing_held: 'all',
  claims: ['erasure', 'objection', 'restriction'],
  compelling_ground: ['objection'],
};

/**
 * Refuses; voids link and mails. Objections still end offers. Rules: RT-2, RT-5, MK-4.
 * @throws DomainError invalid_request for an unfitting or untrue reason; conflict when closed, changed or
 * erasing
 */
export const makeRefuseRequest =
  (deps: DecideDeps) =>
  async (
    scope: ShopScope,
    request: SubjectRequest,
    reason: RefusalReason,
    actor: string,
  ): Promise<SubjectRequest> => {
    requireIdle(request);
    const kinds = FITTING[reason];
    if (kinds !== 'all' && !kinds.includes(request.kind)) {
      throw new DomainError(
        'invalid_request',
        'This reason does not apply to this type of request. Choose another one.',
        {
          fields: { reason: 'does not fit' },
        },
      );
    }
    const { desk, clock, mails, subjectSources } = deps;
    // The register is evidence; the request's own link does not count.
    if (reason === 'nothing_held') {
      const held = await countOf(subjectSources, scope, await desk.subjectOf(scope, request), request.id);
      if (held.length > 0)
        throw new DomainError(
          'invalid_request',
          'Something is stored about this person. Choose another reason, or answer the request.',
          { fields: { reason: 'is not true' } },
        );
    }
    await endOffersOnObjection(deps, scope, request, actor);
    const changes = {
      ...closedFields(clock.now()),
      state: 'refused' as const,
      refusal: reason,
      answerHash: null,
      answerUntil: null,
    };
    const refused = await desk.change(scope, request, changes, { act: 'refused', actor, detail: reason });
    await mails.removeByRef(scope, request.id);
    return refused;
  };

/** Completes a request; its address is deleted then, or when its link ends. Rules: RT-5, MK-4. */
export const makeCompleteRequest =
  (deps: DecideDeps) =>
  async (scope: ShopScope, request: SubjectRequest, actor: string): Promise<SubjectRequest> => {
    requireIdle(request);
    requireIdentity(request);
    await endOffersOnObjection(deps, scope, request, actor);
    const { desk, clock } = deps;
    const keepsLink = request.answerHash !== null;
    const closed = closedFields(clock.now());
    const kept = keepsLink
      ? { refs: request.refs, sealedEmail: request.sealedEmail, sealedPhone: request.sealedPhone }
      : {};
    const detail = isByHand(request) ? 'link' : null;
    return desk.change(scope, request, { ...closed, ...kept, state: 'done' }, { act: 'done', actor, detail });
  };

/**
 * Corrects a field and ends offers under the old value; the request keeps record ids, no values. Rule: RT-4.
 * @throws DomainError conflict when closed or nothing is correctable
 */
export const makeRectifyPerson =
  ({ desk, subjectSources }: DecideDeps) =>
  async (
    scope: ShopScope,
    request: SubjectRequest,
    change: Rectification,
    actor: string,
  ): Promise<{ request: SubjectRequest; count: number }> => {
    requireIdle(request);
    requireIdentity(request);
    const subject = await desk.subjectOf(scope, request);
    const corrected = subjectSources.filter(({ rectify }) => rectify !== undefined);
    const ids = (await recordsOf(corrected, scope, subject)).map(({ id }) => id);
    const named =
      ids.length === 0
        ? request
        : await desk.change(scope, request, { refs: [...new Set([...request.refs, ...ids])] });
    let count = 0;
    for (const source of corrected) count += (await source.rectify?.(scope, subject, change, actor)) ?? 0;
    requireReached(count);
    const step = { act: 'rectified' as const, actor, detail: change.field, count };
    return { count, request: await desk.change(scope, named, {}, step) };
  };
