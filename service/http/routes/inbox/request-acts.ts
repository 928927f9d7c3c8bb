import type * as v from 'valibot';
import type { SubjectRequest } from '../../../domain/subject-rights/subject-request.ts';
import {
  emptyRequest,
  extendRequest as extendBody,
  handOverRequest,
  identifyRequest,
  includeRequest,
  rectifyRequest,
  refuseRequest as refuseBody,
  requestDetail,
  restrictRequest,
} from '../../../protocol/api/rights-api.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { type AnySchema, defineRoute, type Route } from '../../route.ts';
import { takeTypedMail } from '../../typed-mail.ts';
import {
  type OpenRequest,
  openRequest,
  type RequestDeps,
  requestAnswer,
  requestParams,
} from './open-request.ts';

type Deps = RequestDeps & { rateLimits: RateLimits };

const act = <B extends AnySchema>(
  deps: Deps,
  name: string,
  text: string,
  body: B,
  run: (found: OpenRequest, input: v.InferOutput<B>) => Promise<SubjectRequest>,
): Route =>
  defineRoute(
    {
      method: 'post',
      path: `/v1/staff/requests/:requestId/${name}`,
      audience: 'staff',
      reads: 'subject_request.read',
      summary: text,
      rate: 'staff',
      params: requestParams,
      body,
      answer: requestDetail,
    },
    async (input, { access }) => {
      const found = await openRequest(deps, access, input.params.requestId);
      const request = await run(found, input.body as v.InferOutput<B>);
      return { body: await requestAnswer(deps, { ...found, request }) };
    },
  );

const identifyPerson = (deps: Deps): Route =>
  act(deps, 'identify', 'States how it became sure who asks (RT-6).', identifyRequest, (found, { proof }) =>
    deps.desk.identifyPerson(found.scope, found.request, proof, found.actor),
  );

const sendIdentityMail = (deps: Deps): Route =>
  act(
    deps,
    'identity-mail',
    'Has the person confirm the address by mail (RT-6).',
    emptyRequest,
    async (found) => {
      await takeTypedMail(deps.rateLimits, found.access, found.shop.organisationId);
      return deps.desk.sendIdentityMail(found.shop, found.scope, found.request, found.actor);
    },
  );

const includeTyped = (deps: Deps): Route =>
  act(
    deps,
    'include',
    'States which chats and forms with a typed address are the person’s (RT-1, RT-2).',
    includeRequest,
    (found, { ids }) => deps.desk.includeTyped(found.scope, found.request, ids, found.actor),
  );

const extendRequest = (deps: Deps): Route =>
  act(deps, 'extend', 'Two months more, once, with a reason (RT-5).', extendBody, (found, { reason }) =>
    deps.desk.extendRequest(found.scope, found.request, reason, found.actor),
  );

const refuseRequest = (deps: Deps): Route =>
  act(deps, 'refuse', 'Refuses with a reason.', refuseBody, (found, { reason }) =>
    deps.desk.refuseRequest(found.scope, found.request, reason, found.actor),
  );

const completeRequest = (deps: Deps): Route =>
  act(deps, 'complete', 'Closes what was done; the address leaves the register.', emptyRequest, (found) =>
    deps.desk.completeRequest(found.scope, found.request, found.actor),
  );

const handOver = (deps: Deps): Route =>
  act(
    deps,
    'hand-over',
    "Hands it to the store's own tools, or takes it back while the store has not fetched it.",
    handOverRequest,
    ({ shop, scope, request, actor }, { on }) =>
      on
        ? deps.desk.shopServerTasks.handOver(shop, scope, request, actor)
        : deps.desk.shopServerTasks.takeBack(scope, request, actor),
  );

const restrictPerson = (deps: Deps): Route =>
  act(
    deps,
    'restrict',
    'Hides everything from staff and freezes its time, or lifts that (RT-3).',
    restrictRequest,
    (found, { on }) =>
      deps.desk.restrictPerson(found.scope, found.request, on, found.actor).then(({ request }) => request),
  );

const rectifyPerson = (deps: Deps): Route =>
  act(
    deps,
    'rectify',
    'Corrects a field; keeps neither the old nor the new value (RT-4).',
    rectifyRequest,
    (found, change) =>
      deps.desk.rectifyPerson(found.scope, found.request, change, found.actor).then(({ request }) => request),
  );

const erasePerson = (deps: Deps): Route =>
  act(
    deps,
    'erase',
    'Begins the erasure; ask for the request to see how far it is (RT-2).',
    emptyRequest,
    async (found) => {
      const { request, ended } = await deps.desk.runErasure.start(found.scope, found.request, found.actor);
      // Visible and repeatable in the request.
      ended.catch(() => undefined);
      return request;
    },
  );

/** Rules: RT-2 to RT-6. */
export const requestActRoutes = (deps: Deps): Route[] => [
  identifyPerson(deps),
  sendIdentityMail(deps),
  includeTyped(deps),
  extendRequest(deps),
  refuseRequest(deps),
  completeRequest(deps),
  handOver(deps),
  restrictPerson(deps),
  rectifyPerson(deps),
  erasePerson(deps),
];
