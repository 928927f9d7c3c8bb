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
  /** Ends a person's consents to offers and keeps the mark that nothing may be sent. */
  eraseOffers: SubjectSource['erase'];
  suppressOffers: SuppressOffers;
  clock: Clock;
};

/** Staff records how the identity was verified. No document is asked for or taken. Rule: RT-6. */
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
 * Two months more, once, for a reason that Art. 12(3) knows, and only until the request is due. Rule: RT-5.
 * @throws DomainError conflict when it was extended before, or is overdue
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
      expiresAt: registerEnd(request.receivedAt),
    };
    return desk.change(scope, request, changes, { act: 'extended', actor, detail: reason });
  };

/**
 * An objection ends the consents to offers and keeps the address from every list, whatever the shop decides about the rest: Art. 21(3) knows no ground
 * against it. Of somebody who was not identified it ends nothing: the ledger would name a withdrawal of a person who may
 * not have asked. Called before the request is closed, so that an interrupted call can be made again. Rules: MK-4, RT-2,
 * RT-6.
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

/** Only an objection can end with a compelling ground, only an erasure with claims. Rules: RT-2, RT-5. */
const FITTING: Record<RefusalReason, readonly SubjectRequest['kind'][] | 'all'> = {
  unfounded: 'all',
  not_identified: 'all',
  nothing_held: 'all',
  claims: ['erasure', 'objection', 'restriction'],
  compelling_ground: ['objection'],
};

/**
 * Refuses with a reason. A link to an answer that was given before opens nothing any more, and the mails that wait for
 * the request are removed. A refused objection still ends the consents to offers. Rules: RT-2, RT-5, MK-4.
 * @throws DomainError invalid_request when the reason does not fit the kind of request or is not true; conflict when it
 * is closed, changed meanwhile or its erasure runs
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
    // The register is evidence: it must not say that nothing was held where something is. What this request itself made
    // is nothing of that: the link by which the person showed the address is kept for two days.
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

/**
 * Everything that was asked for is done: the address is deleted from the register, or, with a link to an answer, once
 * that ends. Of a link that no mail carries, this says that the person has it. Rules: RT-5, MK-4.
 */
export const makeCompleteRequest =
  (deps: DecideDeps) =>
  async (scope: ShopScope, request: SubjectRequest, actor: string): Promise<SubjectRequest> => {
    requireIdle(request);
    requireIdentity(request);
    await endOffersOnObjection(deps, scope, request, actor);
    const { desk, clock } = deps;
    const keepsLink = request.answerHash !== null;
    const closed = closedFields(clock.now());
    // The access response is composed when it is fetched, which needs the address for a few days more.
    const kept = keepsLink
      ? { refs: request.refs, sealedEmail: request.sealedEmail, sealedPhone: request.sealedPhone }
      : {};
    const detail = isByHand(request) ? 'link' : null;
    return desk.change(scope, request, { ...closed, ...kept, state: 'done' }, { act: 'done', actor, detail });
  };

/**
 * Corrects a field of the contact data. Consents to offers under the earlier value end. The register keeps who, when and
 * which field, neither the old value nor the new one. What is corrected stands under other keys afterwards, so the
 * request names it by its id: a second correction and the lifting of a restriction still reach it. Rule: RT-4.
 * @throws DomainError conflict when it is closed, or when nothing of the person can be corrected
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
    // Before the change: cut short, the same call finds again what it has moved to other keys.
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
