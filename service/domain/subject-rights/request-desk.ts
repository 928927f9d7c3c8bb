import type {
  IdentityProof,
  Locale,
  RequestChannel,
  SubjectRequestId,
  SubjectRequestKind,
} from '../../protocol/vocabulary.ts';
import { type AgreementGate, requireBoundOnce } from '../model/agreement/agreement-gate.ts';
import type { AgreementStore } from '../model/agreement/agreement-store.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest, FieldVault, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { workedOutId } from '../model/base/worked-out-id.ts';
import type { Subject } from '../model/erasure/subject-source.ts';
import { type FindTyped, withoutTyped } from './sources/typed-alone.ts';
import {
  dueDate,
  isClosed,
  type RequestAct,
  registerEnd,
  type SubjectRequest,
  UNCONFIRMED_MS,
} from './subject-request.ts';
import type { RequestChanges, SubjectRequestStore } from './subject-request-store.ts';

type DeskDeps = {
  subjectRequests: SubjectRequestStore;
  vault: FieldVault;
  ids: Ids;
  digest: Pick<Digest, 'keyed'>;
  clock: Clock;
  recordAct: RecordAct;
  agreementGate: AgreementGate;
  agreements: Pick<AgreementStore, 'get'>;
  findTyped: FindTyped;
};

export type NewRequest = {
  kind: SubjectRequestKind;
  channel: RequestChannel;
  locale: Locale;
  subject: Subject;
  /** Default: now. */
  receivedAt?: Date | undefined;
  identity: IdentityProof | null;
  actor: string;
  /** Idempotency key. */
  ref?: string | undefined;
};

/** A step without its time. */
export type Step = { act: RequestAct; actor: string; detail?: string | null; count?: number | null };

const changedMeanwhile = (): DomainError =>
  new DomainError('conflict', 'This request was changed in the meantime. Reload and check it.');

const insertOnce = async (
  { subjectRequests }: Pick<DeskDeps, 'subjectRequests'>,
  scope: ShopScope,
  request: SubjectRequest,
  mayRepeat: boolean,
): Promise<boolean> => {
  try {
    await subjectRequests.insert(scope, request);
    return true;
  } catch (error) {
    if (mayRepeat && error instanceof DomainError && error.code === 'conflict') return false;
    throw error;
  }
};

const makePersonOf =
  (deps: Pick<DeskDeps, 'vault' | 'findTyped'>) =>
  async (scope: ShopScope, request: SubjectRequest): Promise<Subject> => {
    const open = (sealed: string | null) => (sealed === null ? null : deps.vault.open(scope, sealed));
    const { subjectKeys, refs } = request;
    const email = await open(request.sealedEmail);
    const phone = await open(request.sealedPhone);
    const phoneKey = phone === null ? null : await deps.vault.subjectKey(scope, 'phone', phone);
    const isUnchecked = phoneKey !== null && !subjectKeys.includes(phoneKey);
    const subject: Subject = {
      ...{ subjectKeys, refs, email, phone },
      ...(isUnchecked ? { isPhoneUnchecked: true } : {}),
    };
    return withoutTyped(subject, await deps.findTyped(scope, subject));
  };

/** Registers requests and records their steps. */
export const makeRequestDesk = (deps: DeskDeps) => {
  const stepOf = ({ act, actor, detail, count }: Step) => ({
    at: deps.clock.now(),
    actor,
    act,
    detail: detail ?? null,
    count: count ?? null,
  });

  const read = async (scope: ShopScope, id: SubjectRequestId): Promise<SubjectRequest> => {
    const request = await deps.subjectRequests.get(scope, id);
    if (request === null) throw notFound();
    return request;
  };

  const idFor = (scope: ShopScope, { actor, ref }: NewRequest): SubjectRequestId => {
    if (ref === undefined) return deps.ids.next('req');
    return workedOutId(deps.digest, 'req', 'subject_request', [scope.shopId, actor, ref]);
  };

  return {
    read,
    /** The only place that creates requests. Rule: D7. @throws DomainError dpa_required */
    async register(scope: ShopScope, wanted: NewRequest): Promise<SubjectRequest> {
      await requireBoundOnce(deps, scope);
      requireFittingProof(wanted.identity, wanted.subject);
      const id = idFor(scope, wanted);
      const known = wanted.ref === undefined ? null : await deps.subjectRequests.get(scope, id);
      if (known !== null) return known;
      const now = deps.clock.now();
      const { subject } = wanted;
      const receivedAt = wanted.receivedAt ?? now;
      const isUnconfirmed = wanted.channel === 'page' && wanted.identity === null;
      const seal = (text: string | null) => (text === null ? null : deps.vault.seal(scope, text));
      const request: SubjectRequest = {
        id,
        shopId: scope.shopId,
        kind: wanted.kind,
        state: isUnconfirmed ? 'identity_pending' : wanted.identity === null ? 'received' : 'in_progress',
        channel: wanted.channel,
        locale: wanted.locale,
        receivedAt,
        dueAt: dueDate(receivedAt, false),
        extension: null,
        refusal: null,
        identity: wanted.identity,
        subjectKeys: subject.subjectKeys,
        refs: subject.refs,
        sealedEmail: await seal(subject.email),
        sealedPhone: await seal(subject.phone),
        steps: [stepOf({ act: 'received', actor: wanted.actor, detail: wanted.identity })],
        removed: null,
        retained: [],
        work: null,
        handOver: null,
        answerHash: null,
        answerUntil: null,
        remindedDays: [],
        closedAt: null,
        expiresAt: isUnconfirmed ? new Date(now.getTime() + UNCONFIRMED_MS) : registerEnd(receivedAt),
        version: 1,
      };
      // Recorded by the concurrent repeat.
      if (!(await insertOnce(deps, scope, request, wanted.ref !== undefined))) return read(scope, id);
      await deps.recordAct({
        actor: wanted.actor,
        shopId: scope.shopId,
        action: 'subject_request.received',
        target: request.id,
        outcome: 'ok',
        details: { kind: wanted.kind, channel: wanted.channel },
      });
      return request;
    },
    /** @throws DomainError conflict when changed meanwhile */
    async change(
      scope: ShopScope,
      request: SubjectRequest,
      changes: RequestChanges,
      step: Step | null = null,
    ): Promise<SubjectRequest> {
      const steps = step === null ? request.steps : [...request.steps, stepOf(step)];
      const changed = await deps.subjectRequests.change(scope, request.id, request.version, {
        ...changes,
        steps,
      });
      if (changed === null) throw changedMeanwhile();
      if (step !== null) {
        await deps.recordAct({
          actor: step.actor,
          shopId: scope.shopId,
          action: `subject_request.${step.act}`,
          target: request.id,
          outcome: 'ok',
          details: {
            kind: request.kind,
            ...(step.detail == null ? {} : { detail: step.detail }),
            ...(step.count == null ? {} : { count: step.count }),
          },
        });
      }
      return changed;
    },
    subjectOf: makePersonOf(deps),
  };
};
export type RequestDesk = ReturnType<typeof makeRequestDesk>;

/**
 * A conversation token proves its visitor only. Rule: RT-6.
 * @throws DomainError invalid_request
 */
export const requireFittingProof = (
  proof: IdentityProof | null,
  subject: Pick<Subject, 'subjectKeys' | 'refs'>,
): void => {
  if (proof !== 'conversation') return;
  const isConversationAlone =
    subject.subjectKeys.length === 0 && subject.refs.every((ref) => ref.startsWith('cnv_'));
  if (isConversationAlone) return;
  throw new DomainError(
    'invalid_request',
    'A chat proves who wrote in it, not whose address was given. Search by the chat alone, or confirm the address by e-mail.',
    { fields: { identity: 'does not fit' } },
  );
};

/** @throws DomainError conflict when closed */
export const requireOpen = (request: SubjectRequest): void => {
  if (isClosed(request)) throw new DomainError('conflict', 'This request is already closed.');
};
/** @throws DomainError conflict when closed or erasing */
export const requireIdle = (request: SubjectRequest): void => {
  requireOpen(request);
  if (request.work === null) return;
  throw new DomainError('conflict', 'The erasure is still in progress. Wait until it has finished.');
};
/** Rule: RT-6. @throws DomainError conflict while unidentified */
export const requireIdentity = (request: SubjectRequest): void => {
  requireOpen(request);
  if (request.identity === null) {
    throw new DomainError('conflict', 'First confirm who is asking: by e-mail, by the chat, or by phone.');
  }
};
