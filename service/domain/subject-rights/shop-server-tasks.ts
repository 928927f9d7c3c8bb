import type { HandOverChance, SubjectRequestId, TaskRefusal } from '../../protocol/vocabulary.ts';
import { type AgreementGate, requireBoundOnce } from '../model/agreement/agreement-gate.ts';
import type { AgreementStore } from '../model/agreement/agreement-store.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type ComposeTaskDeps, makeComposeTask } from './compose-task.ts';
import { type HandOver, isNews, MOST_TASKS, type ShopServerTask, taskKindOf } from './hand-over.ts';
import { type RequestDesk, requireIdentity, requireIdle } from './request-desk.ts';
import { isClosed, type RequestAct, type SubjectRequest } from './subject-request.ts';
import type { SubjectRequestStore } from './subject-request-store.ts';

type ShopServerTasksDeps = ComposeTaskDeps & {
  desk: RequestDesk;
  subjectRequests: SubjectRequestStore;
  policyBindings: Pick<PolicyBindingStore, 'get'>;
  agreements: Pick<AgreementStore, 'get'>;
  agreementGate: AgreementGate;
  clock: Clock;
};

export type WordOfStore =
  | { readonly state: 'taken' | 'done' }
  | { readonly state: 'refused'; readonly reason: TaskRefusal };

const ACTS: Record<WordOfStore['state'], RequestAct> = {
  taken: 'store_taken',
  done: 'store_done',
  refused: 'store_refused',
};

/** Requests handed to the shop server. Rules: RT-1, RT-2. */
export const makeShopServerTasks = (deps: ShopServerTasksDeps) => {
  const composeTask = makeComposeTask(deps);

  const change = (
    scope: ShopScope,
    request: SubjectRequest,
    handOver: Omit<HandOver, 'at'> | null,
    step: { act: RequestAct; actor: string; detail?: string },
  ): Promise<SubjectRequest> =>
    deps.desk.change(
      scope,
      request,
      { handOver: handOver === null ? null : { ...handOver, at: deps.clock.now() } },
      step,
    );

  /** Null: unsupported kind. */
  const chanceOf = async (
    shop: Shop,
    scope: ShopScope,
    request: SubjectRequest,
  ): Promise<HandOverChance | null> => {
    const kind = taskKindOf(request.kind);
    if (kind === null) return null;
    const binding = await deps.policyBindings.get(scope);
    // A disconnected server fetches nothing.
    if (binding?.adapter?.takesTasks !== true || shop.adapterSecrets.length === 0) return 'no_adapter';
    const { email, phone, subs } = await composeTask(scope, request, kind);
    return email === null && phone === null && subs.length === 0 ? 'nobody_named' : 'possible';
  };

  const waiting = async (scope: ShopScope): Promise<readonly SubjectRequest[]> =>
    (await deps.subjectRequests.waitingForShopServer(scope, MOST_TASKS)).filter(({ work }) => work === null);

  return {
    chanceOf,
    /**
     * Offers the request, also after a refusal.
     * @throws DomainError conflict, dpa_required
     */
    async handOver(
      shop: Shop,
      scope: ShopScope,
      request: SubjectRequest,
      actor: string,
    ): Promise<SubjectRequest> {
      requireIdle(request);
      requireIdentity(request);
      await requireBoundOnce(deps, scope);
      if ((await chanceOf(shop, scope, request)) !== 'possible') {
        throw new DomainError(
          'conflict',
          "This request cannot be handed over to the shop system. Use the shop system's own tools for what it stores itself.",
        );
      }
      if (request.handOver !== null && request.handOver.state !== 'refused') {
        throw new DomainError('conflict', 'The shop system already has this request.');
      }
      return change(scope, request, { state: 'waiting', refusal: null }, { act: 'handed_over', actor });
    },
    /** Until fetched. @throws DomainError conflict */
    async takeBack(scope: ShopScope, request: SubjectRequest, actor: string): Promise<SubjectRequest> {
      requireIdle(request);
      if (request.handOver?.state !== 'waiting') {
        throw new DomainError('conflict', 'The shop system already has this request. Look at it there.');
      }
      return change(scope, request, null, { act: 'taken_back', actor });
    },
    async count(scope: ShopScope): Promise<number> {
      return (await waiting(scope)).length;
    },
    /** Contains personal data; for the shop server only. */
    async list(scope: ShopScope): Promise<readonly ShopServerTask[]> {
      const tasks = [];
      for (const request of await waiting(scope)) {
        const kind = taskKindOf(request.kind);
        if (kind !== null) tasks.push(await composeTask(scope, request, kind));
      }
      return tasks;
    },
    /**
     * Takes a report; idempotent.
     * @throws DomainError not_found when foreign, withdrawn, or closed before acceptance; conflict while
     * erasing
     */
    async tell(scope: ShopScope, id: SubjectRequestId, word: WordOfStore): Promise<HandOver> {
      const request = await deps.subjectRequests.get(scope, id);
      const known = request?.handOver ?? null;
      if (request === null || known === null) throw notFound();
      if (isClosed(request) && known.state === 'waiting') throw notFound();
      if (!isNews(known.state, word.state)) return known;
      if (request.work !== null) {
        throw new DomainError('conflict', 'The erasure is still in progress. Report it again later.');
      }
      const refusal = word.state === 'refused' ? word.reason : null;
      const step = {
        act: ACTS[word.state],
        actor: 'store',
        ...(refusal === null ? {} : { detail: refusal }),
      };
      const changed = await change(scope, request, { state: word.state, refusal }, step);
      return changed.handOver ?? known;
    },
  };
};
export type ShopServerTasks = ReturnType<typeof makeShopServerTasks>;
