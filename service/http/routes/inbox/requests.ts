import type * as v from 'valibot';
import type { UseCases } from '../../../desks/use-cases.ts';
import { notFound } from '../../../domain/model/base/domain-error.ts';
import { type ShopScope, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Shop } from '../../../domain/model/shop/shop.ts';
import { type Access, scopeWith, shopWith } from '../../../domain/model/staff/resolve-access.ts';
import type { StaffStore } from '../../../domain/model/staff/staff-store.ts';
import { answerHtml } from '../../../domain/subject-rights/answer-page.ts';
import { answerJson } from '../../../domain/subject-rights/build-answer.ts';
import { countOf } from '../../../domain/subject-rights/find-person.ts';
import { requireIdentity } from '../../../domain/subject-rights/request-desk.ts';
import { rightsWords } from '../../../domain/subject-rights/rights-texts.ts';
import {
  daysLeft,
  isClosed,
  isOnDesk,
  type SubjectRequest,
} from '../../../domain/subject-rights/subject-request.ts';
import type { SubjectRequestStore } from '../../../domain/subject-rights/subject-request-store.ts';
import {
  answerLinkResponse,
  emptyRequest,
  extendRequest,
  findPersonRequest,
  findPersonResponse,
  handOverRequest,
  identifyRequest,
  newRequestRequest,
  openRequestsResponse,
  type RequestDetail,
  type RequestSummary,
  rectifyRequest,
  refuseRequest,
  requestDetail,
  requestsResponse,
  restrictRequest,
  staffAnswerResponse,
} from '../../../protocol/api/rights-api.ts';
import { subjectRequestIdField } from '../../../protocol/fields.ts';
import type { StaffId, SubjectRequestId } from '../../../protocol/vocabulary.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { type AnySchema, defineRoute, idParams, type Route } from '../../route.ts';
import { takeTypedMail } from '../../typed-mail.ts';

type Deps = {
  useCases: UseCases;
  subjectRequests: SubjectRequestStore;
  staff: StaffStore;
  rateLimits: RateLimits;
  now(): Date;
};

/** Requests shown at most; the register itself is as long as it is. */
const MOST = 500;
/** From this many days before its due date a request presses. Rule: RT-5. */
const PRESSING_DAYS = 7;
const params = idParams('requestId', subjectRequestIdField);

const summary = (request: SubjectRequest, now: Date): RequestSummary => ({
  id: request.id,
  shopId: request.shopId,
  kind: request.kind,
  state: request.state,
  channel: request.channel,
  receivedAt: request.receivedAt.toISOString(),
  dueAt: request.dueAt.toISOString(),
  daysLeft: daysLeft(request.dueAt, now),
  closedAt: request.closedAt?.toISOString() ?? null,
});

/** The rights desk of all shops of the signed-in person. Rules: RT-1…6, SE-3. */
export const requestRoutes = (deps: Deps): Route[] => {
  const { useCases, now } = deps;

  const nameOf = async (actor: string): Promise<string> =>
    actor.startsWith('stf_') ? ((await deps.staff.get(actor as StaffId))?.name ?? '–') : actor;

  /** What was last done about it, in this request or in another one of the same person. */
  const isRestricted = async (scope: ShopScope, request: SubjectRequest): Promise<boolean> => {
    const others = await Promise.all(
      request.subjectKeys.map((key) => deps.subjectRequests.findBySubject(scope, key)),
    );
    const steps = [request, ...others.flat()]
      .flatMap((one) => one.steps)
      .filter(({ act }) => act === 'restricted' || act === 'lifted')
      .sort((a, b) => a.at.getTime() - b.at.getTime());
    return steps.at(-1)?.act === 'restricted';
  };

  const detail = async (
    shop: Shop,
    scope: ShopScope,
    request: SubjectRequest,
    access: Access,
  ): Promise<RequestDetail> => {
    const subject = await useCases.requestDesk.subjectOf(scope, request);
    const { retained: reasons } = rightsWords(access.staff.locale);
    const collecting = useCases.readAnswer.progress.get(request.id);
    const steps = await Promise.all(
      request.steps.map(async (step) => ({
        ...step,
        at: step.at.toISOString(),
        actor: await nameOf(step.actor),
      })),
    );
    return {
      ...summary(request, now()),
      locale: request.locale,
      email: subject.email,
      phone: subject.phone,
      refs: [...request.refs],
      identity: request.identity,
      extension: request.extension,
      refusal: request.refusal,
      steps,
      counts: isClosed(request) ? [] : await countOf(useCases.subjectSources, scope, subject),
      isRestricted: await isRestricted(scope, request),
      removed: request.removed,
      retained: request.retained.map(({ count, reason, until }) => ({
        count,
        reason,
        until: until?.toISOString() ?? null,
        text: reasons[reason],
      })),
      work:
        request.work !== null
          ? { kind: 'erase', done: request.work.done, total: request.work.total }
          : collecting === undefined
            ? null
            : { kind: 'export', ...collecting },
      answerUntil: request.answerUntil?.toISOString() ?? null,
      handOver:
        request.handOver === null ? null : { ...request.handOver, at: request.handOver.at.toISOString() },
      handOverChance: await useCases.storeTasks.chanceOf(shop, scope, request),
    };
  };

  /** @throws DomainError not_found, the same for a foreign one, one without the right and one that is not there */
  const find = async (access: Access, id: SubjectRequestId) => {
    const request = await deps.subjectRequests.get(scopeWith(access, 'subjects'), id);
    if (request === null || !isOnDesk(request)) throw notFound();
    const { shop } = shopWith(access, request.shopId, 'subjects');
    return { request, shop, scope: scopeOfShop(request.shopId), actor: access.staff.id, access };
  };

  /** A route that does one thing to a request and answers with it. */
  const act = <B extends AnySchema>(
    name: string,
    text: string,
    body: B,
    run: (found: Awaited<ReturnType<typeof find>>, input: v.InferOutput<B>) => Promise<SubjectRequest>,
  ): Route =>
    defineRoute(
      {
        method: 'post',
        path: `/v1/staff/requests/:requestId/${name}`,
        audience: 'staff',
        summary: text,
        rate: 'staff',
        params,
        body,
        answer: requestDetail,
      },
      async (input, { access }) => {
        const found = await find(access, input.params.requestId);
        const request = await run(found, input.body as v.InferOutput<B>);
        return { body: await detail(found.shop, found.scope, request, access) };
      },
    );

  return [
    defineRoute(
      {
        method: 'post',
        path: '/v1/staff/people/find',
        audience: 'staff',
        summary: 'How much one shop holds about a person; opens nothing (RT-1).',
        rate: 'staff',
        body: findPersonRequest,
        answer: findPersonResponse,
      },
      async ({ body: { shopId, ...query } }, { access }) => {
        const { shop, scope } = shopWith(access, shopId, 'subjects');
        const { subject, counts } = await useCases.findPerson(shop, scope, query);
        await useCases.recordAct({
          actor: access.staff.id,
          shopId,
          action: 'subject.find',
          target: shopId,
          outcome: 'ok',
          details: { found: counts.reduce((sum, { count }) => sum + count, 0) },
        });
        return { body: { email: subject.email, phone: subject.phone, counts: [...counts] } };
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/requests',
        audience: 'staff',
        summary: 'Requests of people about their data: open ones by due date, then closed ones (RT-5).',
        rate: 'staff',
        answer: requestsResponse,
      },
      async (_input, { access }) => {
        const found = await deps.subjectRequests.list(scopeWith(access, 'subjects'), MOST);
        return { body: { requests: found.filter(isOnDesk).map((request) => summary(request, now())) } };
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/requests/open',
        audience: 'staff',
        summary: 'How many requests are open, and how many of them are due within seven days (RT-5).',
        rate: 'staff',
        answer: openRequestsResponse,
      },
      async (_input, { access }) => {
        const dueDates = await deps.subjectRequests.openDueDates(scopeWith(access, 'subjects'));
        const pressing = dueDates.filter((dueAt) => daysLeft(dueAt, now()) < PRESSING_DAYS).length;
        return { body: { open: dueDates.length, pressing } };
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/staff/requests',
        audience: 'staff',
        summary: 'Registers a request that came in by another way.',
        rate: 'staff',
        status: 201,
        body: newRequestRequest,
        answer: requestDetail,
      },
      async ({ body: { shopId, kind, locale, receivedAt, identity, ...query } }, { access }) => {
        const { shop, scope } = shopWith(access, shopId, 'subjects');
        const { subject } = await useCases.findPerson(shop, scope, query);
        const at = now().getTime();
        const cameIn = receivedAt === undefined ? at : new Date(receivedAt).getTime();
        const request = await useCases.requestDesk.register(scope, {
          kind,
          channel: 'console',
          locale,
          subject,
          receivedAt: new Date(Math.min(cameIn, at)),
          identity: identity ?? null,
          actor: access.staff.id,
        });
        return { status: 201, body: await detail(shop, scope, request, access) };
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/requests/:requestId',
        audience: 'staff',
        summary: 'One request with its history and how much is held.',
        rate: 'staff',
        params,
        answer: requestDetail,
      },
      async (input, { access }) => {
        const { request, shop, scope } = await find(access, input.params.requestId);
        return { body: await detail(shop, scope, request, access) };
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/requests/:requestId/answer',
        audience: 'staff',
        summary: 'Everything held about the person, as JSON and as a page (RT-1).',
        rate: 'staff',
        params,
        answer: staffAnswerResponse,
      },
      async (input, { access }) => {
        const { request, shop, scope, actor } = await find(access, input.params.requestId);
        requireIdentity(request);
        const answer = await useCases.readAnswer.read(shop, scope, request);
        const step = { act: 'exported' as const, actor };
        await useCases.requestDesk.change(scope, request, {}, step);
        return { body: { json: answerJson(answer), html: answerHtml(answer) } };
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/staff/requests/:requestId/answer',
        audience: 'staff',
        summary: 'Gives the person a link to the answer, good for seven days, and closes the request.',
        rate: 'staff',
        params,
        body: emptyRequest,
        answer: answerLinkResponse,
      },
      async (input, { access }) => {
        const { request, shop, scope, actor } = await find(access, input.params.requestId);
        // Any other came with the person's own asking.
        if (request.channel === 'console') await takeTypedMail(deps.rateLimits, access, shop.organisationId);
        const { url, mailed, ...answered } = await useCases.answerRequest(shop, scope, request, actor);
        return { body: { url, mailed, request: await detail(shop, scope, answered.request, access) } };
      },
    ),
    act('identify', 'States how it became sure who asks (RT-6).', identifyRequest, (found, { proof }) =>
      useCases.identifyPerson(found.scope, found.request, proof, found.actor),
    ),
    act(
      'identity-mail',
      'Has the person confirm the address by mail (RT-6).',
      emptyRequest,
      async (found) => {
        await takeTypedMail(deps.rateLimits, found.access, found.shop.organisationId);
        return useCases.sendIdentityMail(found.shop, found.scope, found.request, found.actor);
      },
    ),
    act('extend', 'Two months more, once, with a reason (RT-5).', extendRequest, (found, { reason }) =>
      useCases.extendRequest(found.scope, found.request, reason, found.actor),
    ),
    act('refuse', 'Refuses with a reason.', refuseRequest, (found, { reason }) =>
      useCases.refuseRequest(found.scope, found.request, reason, found.actor),
    ),
    act('complete', 'Closes what was done; the address leaves the register.', emptyRequest, (found) =>
      useCases.completeRequest(found.scope, found.request, found.actor),
    ),
    act(
      'hand-over',
      "Hands it to the store's own tools, or takes it back while the store has not fetched it.",
      handOverRequest,
      ({ shop, scope, request, actor }, { on }) =>
        on
          ? useCases.storeTasks.handOver(shop, scope, request, actor)
          : useCases.storeTasks.takeBack(scope, request, actor),
    ),
    act(
      'restrict',
      'Hides everything from staff and freezes its time, or lifts that (RT-3).',
      restrictRequest,
      (found, { on }) =>
        useCases.restrictPerson(found.scope, found.request, on, found.actor).then(({ request }) => request),
    ),
    act(
      'rectify',
      'Corrects a field; keeps neither the old nor the new value (RT-4).',
      rectifyRequest,
      (found, change) =>
        useCases
          .rectifyPerson(found.scope, found.request, change, found.actor)
          .then(({ request }) => request),
    ),
    act(
      'erase',
      'Begins the erasure; ask for the request to see how far it is (RT-2).',
      emptyRequest,
      async (found) => {
        const { request, ended } = await useCases.runErasure.start(found.scope, found.request, found.actor);
        // A failure stays visible in the request: its work is still open and can be begun again.
        ended.catch(() => undefined);
        return request;
      },
    ),
  ];
};
