import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import * as v from 'valibot';
import type { Config } from '../config/config.ts';
import type { AdapterDesk } from '../desks/adapter-desk.ts';
import type { ConsoleDesk } from '../desks/console-desk.ts';
import { DomainError, notFound } from '../domain/model/base/domain-error.ts';
import { faultFields, type ServiceLogger } from '../telemetry/logger.ts';
import type { Meters } from '../telemetry/metrics/meters.ts';
import type { RateLimits } from '../telemetry/rate-limit.ts';
import { makeByteBudget } from './byte-budget.ts';
import { errorHandler, notFoundHandler } from './error-handler.ts';
import { makeJsonReader, makeUploadReader } from './read-body.ts';
import { cookieHeader } from './refresh-cookie.ts';
import { requestLog } from './request-log.ts';
import type { AdapterCaller, AnySchema, Caller, Route, StaffCaller } from './route.ts';
import { apiHeaders, type Site } from './security-headers.ts';
import { makeSendFile } from './send-file.ts';

export type AppDeps = {
  config: Config;
  callers: ConsoleDesk['authenticate'] & AdapterDesk['authenticate'];
  rateLimits: RateLimits;
  addressKey(address: string): string;
  logger: ServiceLogger;
  meters: Meters;
  site: Site;
  /** Served before the API. */
  pages: readonly RequestHandler[];
  routes: readonly Route[];
};

/** @throws DomainError invalid_request with a fault per field */
const parse = (schema: AnySchema | null, value: unknown): unknown => {
  if (schema === null) return undefined;
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const fields: Record<string, string> = {};
  for (const issue of result.issues) {
    const path = v.getDotPath(issue) ?? 'body';
    fields[path] ??= issue.type === 'strict_object' ? fieldFault(issue) : issue.message.slice(0, 200);
  }
  throw new DomainError('invalid_request', 'Some fields are not valid. Correct them and send again.', {
    fields,
  });
};
const fieldFault = (issue: v.BaseIssue<unknown>): string =>
  issue.expected === 'never' ? 'is not known here' : 'is required';

const bearerOf = (request: Request): string | null =>
  /^Bearer ([A-Za-z0-9._~+/=-]{1,4096})$/.exec(request.get('authorization') ?? '')?.[1] ?? null;

/** Open without a required second step. Rule: SE-2. */
const OWN_ACCOUNT = /^\/v1\/staff\/me(?:\/|$)/;

const breakOff =
  (logger: ServiceLogger, { path }: Route, response: Response) =>
  (fault: unknown): void => {
    response.locals.isBrokenOff = true;
    logger.error({ route: path, ...faultFields(fault) }, 'A download broke off by a fault of the service.');
  };

/** In order: headers, log, pages, API, refusals. */
export const makeApp = (deps: AppDeps): Express => {
  const { config, callers, site } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustProxy === 0 ? false : config.trustProxy);
  app.set('query parser', 'simple');
  app.use(requestLog(deps.logger, deps.meters));
  for (const page of deps.pages) app.use(page);
  for (const handler of apiHeaders(site)) app.use(handler);

  const requireOwnOrigin = (request: Request): void => {
    if (request.get('origin') === site.origin) return;
    throw new DomainError('origin_refused', `This address is only for pages of ${site.origin}.`);
  };

  const takeRate = async (route: Route, key: string): Promise<void> => {
    if (route.rate !== null) await deps.rateLimits.take(route.rate, key);
  };

  const signedIn = async (
    { path }: Route,
    bearer: string | null,
  ): Promise<Pick<StaffCaller, 'access' | 'sessionId'>> => {
    const { access, sessionId } = await callers.authenticateStaff(bearer, OWN_ACCOUNT.test(path));
    return { access, sessionId };
  };

  /** @param readText reads the signed body */
  const callerFor = async (
    route: Route,
    request: Request,
    readText: () => Promise<string>,
  ): Promise<Caller> => {
    const bearer = bearerOf(request);
    const address = deps.addressKey(request.ip ?? request.socket.remoteAddress ?? '');
    if (route.audience === 'adapter') {
      await takeRate(route, address);
      const adapter = await callers.authenticateAdapter({
        shopKey: request.get('x-zgoda-shop') ?? '',
        time: request.get('x-zgoda-time') ?? '',
        nonce: request.get('x-zgoda-nonce') ?? '',
        signature: request.get('x-zgoda-signature') ?? '',
        method: request.method,
        path: request.originalUrl,
        readBody: readText,
      });
      const adapterCaller: AdapterCaller = { request, address, bearer, ...adapter };
      return adapterCaller;
    }
    const isUnsafe = request.method !== 'GET' && request.method !== 'HEAD';
    if (isUnsafe && (route.audience === 'visitor' || route.path.startsWith('/v1/staff/')))
      requireOwnOrigin(request);
    if (route.audience !== 'staff') {
      await takeRate(route, address);
      return { request, address, bearer };
    }
    const staffCaller: StaffCaller = { request, address, bearer, ...(await signedIn(route, bearer)) };
    await takeRate(route, staffCaller.access.staff.id);
    return staffCaller;
  };

  const readSmall = makeJsonReader(config.limits.bodyBytes, config.limits.bodyMs);
  const readLarge = makeJsonReader(config.limits.largeBodyBytes, config.limits.bodyMs);
  const { downloads, uploads } = config.limits;
  const uploadOf = {
    visitor: makeUploadReader(makeByteBudget(uploads.visitors), uploads.slowest),
    staff: makeUploadReader(makeByteBudget(uploads.staff), uploads.slowest),
  };
  const sendFile = makeSendFile({ budget: makeByteBudget(downloads), limits: downloads });

  for (const route of deps.routes) {
    const readJson = route.isLarge ? readLarge : readSmall;
    app[route.method](route.path, async (request, response) => {
      response.locals.routeTemplate = route.path;
      response.set('Cache-Control', 'no-store');
      const readText = async () => (route.body === null ? '' : readJson(request, response));
      // Rate, caller, address, then body: refusals cost no parsing.
      const caller = await callerFor(route, request, readText);
      const params = route.params === null ? undefined : parseParams(route.params, request.params);
      const query = parse(route.query, request.query);
      const isBodyAwaited = (route.body !== null || route.upload !== null) && !request.complete;
      await readText();
      if (route.body !== null && request.body === undefined) {
        throw new DomainError(
          'unsupported_media_type',
          'Send UTF-8 JSON with content-type application/json.',
        );
      }
      if (route.upload !== null) {
        const most = route.upload;
        if (route.audience === 'visitor')
          caller.readUpload = () => uploadOf.visitor(request, most, caller.address);
        else caller.upload = await uploadOf.staff(request, most, caller.address);
      }
      // Rechecked after the body: access may be removed meanwhile. Rule: SE-3.
      if (route.audience === 'staff' && isBodyAwaited)
        Object.assign(caller, await signedIn(route, caller.bearer));
      // The schemas accept lists as empty objects.
      if (Array.isArray(request.body)) throw new DomainError('invalid_request', 'Send one JSON object.');
      const input = { params, query, body: parse(route.body, request.body) };
      const answer = await route.handle(input, caller);
      if (answer.refreshCookie !== undefined)
        response.set('Set-Cookie', cookieHeader(site, answer.refreshCookie));
      response.status(answer.status ?? route.status);
      if (answer.file !== undefined)
        await sendFile(response, answer.file, {
          address: caller.address,
          onFault: breakOff(deps.logger, route, response),
        });
      else if (answer.body === undefined) response.end();
      else response.type('application/json').send(JSON.stringify(answer.body));
    });
  }
  app.use(notFoundHandler);
  app.use(errorHandler(deps.logger));
  return app;
};

/** Malformed ids give 404 like unknown ones. Rule: SE-1. */
const parseParams = (schema: AnySchema, value: unknown): unknown => {
  const result = v.safeParse(schema, value);
  if (!result.success) throw notFound();
  return result.output;
};
