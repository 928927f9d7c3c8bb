import type { SuppressOffers } from '../marketing/suppress-offers.ts';
import { DomainError, unlessConflict } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import { SERVICE_SCOPE, type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import type { MarkErased } from '../model/erasure/erasure-mark.ts';
import type { SubjectSource } from '../model/erasure/subject-source.ts';
import type { AnswersUnderWay } from './answers-under-way.ts';
import { erasePerson } from './erase-person.ts';
import { type RequestDesk, requireIdentity, type Step } from './request-desk.ts';
import { hiddenOf } from './restriction/restrict-person.ts';
import { closedFields, type SubjectRequest } from './subject-request.ts';
import type { RequestChanges, SubjectRequestStore } from './subject-request-store.ts';
import { type TellErasedDeps, tellErased } from './tell-erased.ts';

type ErasureDeps = TellErasedDeps & {
  desk: RequestDesk;
  subjectRequests: SubjectRequestStore;
  subjectSources: readonly SubjectSource[];
  markErased: MarkErased;
  answers: AnswersUnderWay;
  suppressOffers: SuppressOffers;
  clock: Clock;
  /** Rows with destroyed keys. */
  sweepKeyless(scope: ShopScope): Promise<number>;
};

/** A justified objection ends in erasure. Rule: RT-2. */
const ENDS_IN_ERASURE: readonly SubjectRequest['kind'][] = ['erasure', 'objection'];

/** Erases a person: marks first, then sources. Resumable by other processes. Rules: RT-2, RT-8. */
export const makeRunErasure = (deps: ErasureDeps) => {
  const { desk } = deps;
  const running = new Map<string, Promise<SubjectRequest>>();

  const work = async (
    scope: ShopScope,
    started: SubjectRequest,
    isResumed: boolean,
  ): Promise<SubjectRequest> => {
    const { work: begun } = started;
    if (begun === null) throw new DomainError('conflict', 'This erasure has already finished.');
    let request = started;
    const change = async (changes: RequestChanges, step: Step | null = null): Promise<SubjectRequest> => {
      for (;;) {
        try {
          request = await desk.change(scope, request, changes, step);
          return request;
        } catch (error) {
          if (!(error instanceof DomainError && error.code === 'conflict')) throw error;
          const now = await desk.read(scope, request.id);
          // Another process continues this erasure.
          if (now.version === request.version || now.work?.done !== request.work?.done) throw error;
          request = now;
        }
      }
    };
    const found = await desk.subjectOf(scope, request);
    const { typedAlone = [] } = begun.typedAlone === undefined ? found : begun;
    const plan = { ...begun, typedAlone };
    const subject = { ...found, typedAlone };
    if (begun.typedAlone === undefined) await change({ work: plan });
    await deps.markErased(scope, subject, plan.at);
    if (started.kind === 'objection') await deps.suppressOffers(scope, subject, plan.at);
    const result = await erasePerson(deps, scope, subject, plan.at, plan.actor, async (done, total) => {
      await change({ work: { ...plan, done, total } });
    });
    deps.answers.forget(scope, subject);
    const register = {
      count: 1,
      reason: 'register' as const,
      until: closedFields(deps.clock.now()).expiresAt,
    };
    const { restrictedRefs } = request;
    const hidden =
      restrictedRefs === undefined ? {} : { restrictedRefs: await hiddenOf(deps, scope, request) };
    const retained = [...result.retained, register];
    const told = await tellErased(deps, scope, {
      ...{ request, actor: plan.actor, isResumed },
      ...{ email: found.email, retained },
    });
    const changes = {
      ...closedFields(deps.clock.now()),
      ...hidden,
      state: 'done' as const,
      answerHash: null,
      answerUntil: null,
      removed: result.removed,
      retained,
    };
    return change(changes, { act: 'erased', actor: plan.actor, detail: told, count: result.removed });
  };

  const run = (scope: ShopScope, request: SubjectRequest, isResumed = false): Promise<SubjectRequest> => {
    const known = running.get(request.id);
    if (known !== undefined) return known;
    const ended = work(scope, request, isResumed).finally(() => running.delete(request.id));
    running.set(request.id, ended);
    return ended;
  };

  return {
    /**
     * `ended` resolves after the erasure.
     * @throws DomainError conflict when unidentified or closed. Rule: RT-6
     */
    async start(
      scope: ShopScope,
      request: SubjectRequest,
      actor: string,
    ): Promise<{ request: SubjectRequest; ended: Promise<SubjectRequest> }> {
      requireIdentity(request);
      if (!ENDS_IN_ERASURE.includes(request.kind)) {
        throw new DomainError(
          'conflict',
          'This request did not ask for erasure. Register a request for it first.',
        );
      }
      const known = running.get(request.id);
      if (known !== undefined) return { request, ended: known };
      const started =
        request.work !== null
          ? request
          : await desk.change(scope, request, {
              work: {
                kind: 'erase',
                at: deps.clock.now(),
                actor,
                done: 0,
                total: deps.subjectSources.length,
              },
            });
      return { request: started, ended: run(scope, started) };
    },
    /**
     * Resumes interrupted erasures; safe concurrently.
     * @param minAgeMs skips newer ones
     */
    async resume(minAgeMs = 0): Promise<number> {
      const latest = deps.clock.now().getTime() - minAgeMs;
      let ended = 0;
      await tryEach(await deps.subjectRequests.unfinished(SERVICE_SCOPE), async (request) => {
        if (request.work === null || request.work.at.getTime() > latest) return;
        await deps.sweepKeyless(scopeOfShop(request.shopId));
        if (await unlessConflict(run(scopeOfShop(request.shopId), request, true))) ended += 1;
      });
      return ended;
    },
  };
};
export type RunErasure = ReturnType<typeof makeRunErasure>;
