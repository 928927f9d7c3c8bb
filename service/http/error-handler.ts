import { randomBytes } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { DomainError } from '../domain/model/base/domain-error.ts';
import type { Problem } from '../protocol/problem.ts';
import type { ProblemCode } from '../protocol/vocabulary.ts';
import { faultFields, type ServiceLogger } from '../telemetry/logger.ts';

/** Complete by type. */
export const STATUS_OF: Record<ProblemCode, number> = {
  invalid_request: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_long: 422,
  file_refused: 422,
  quota_reached: 409,
  rate_limited: 429,
  unsupported_media_type: 415,
  origin_refused: 403,
  conversation_closed: 409,
  reopen_refused: 409,
  held_by_colleague: 409,
  nobody_here: 409,
  consent_required: 422,
  notice_stale: 409,
  form_closed: 403,
  form_expired: 409,
  dpa_required: 403,
  setup_incomplete: 403,
  shop_closed: 410,
  signature_invalid: 401,
  push_outdated: 409,
  link_refused: 422,
  credentials_wrong: 401,
  second_factor_required: 403,
  invitation_invalid: 410,
  link_invalid: 410,
  not_delivered: 409,
  no_mail_server: 409,
  unavailable: 503,
  internal: 500,
};

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  408: 'Too slow',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Cannot be processed',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available',
};

/** Converts Express and body-parser errors. */
const fromFramework = (error: unknown): { refusal: DomainError; status: number } | null => {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  if (error.status < 400 || error.status >= 500) return null;
  if (error.status === 404) {
    return { refusal: new DomainError('not_found', 'Nothing was found at this address.'), status: 404 };
  }
  if (error.status === 408) {
    const detail = 'The file came too slowly. Send it again, or a smaller one.';
    return { refusal: new DomainError('unavailable', detail, { retryAfterMs: 5_000 }), status: 408 };
  }
  if (error.status === 413) {
    return {
      refusal: new DomainError('too_large', 'The request is too large. Send less at once.'),
      status: 413,
    };
  }
  if (error.status === 415) {
    return {
      refusal: new DomainError(
        'unsupported_media_type',
        'Send UTF-8 JSON with content-type application/json.',
      ),
      status: 415,
    };
  }
  return {
    refusal: new DomainError('invalid_request', 'The request cannot be read. Send well-formed UTF-8 JSON.'),
    status: 400,
  };
};

export const sendProblem = (response: Response, error: DomainError, status: number, id: string): void => {
  const problem: Problem = {
    type: `urn:zgoda:problem:${error.code}`,
    title: TITLES[status] ?? 'Refused',
    status,
    code: error.code,
    detail: error.message,
    id,
    ...(error.fields === undefined ? {} : { fields: error.fields }),
    ...(error.details === undefined ? {} : { details: error.details }),
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
  };
  response.locals.problemCode = error.code;
  if (error.retryAfterMs !== undefined)
    response.set('Retry-After', String(Math.ceil(error.retryAfterMs / 1000)));
  response
    .status(status)
    .type('application/problem+json')
    .set('Cache-Control', 'no-store')
    .send(JSON.stringify(problem));
};

const problemId = (): string => randomBytes(9).toString('base64url');

/** Other errors give 500 with a logged id. */
export const errorHandler =
  (logger: ServiceLogger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const id = problemId();
    if (error instanceof DomainError) return sendProblem(response, error, STATUS_OF[error.code], id);
    const known = fromFramework(error);
    if (known !== null) {
      // The remaining body is not read.
      if (known.status === 408) response.set('Connection', 'close');
      return sendProblem(response, known.refusal, known.status, id);
    }
    if (error === request.errored) {
      logger.debug({ problemId: id }, 'The client broke off its request.');
      return sendProblem(response, new DomainError('invalid_request', 'Broken off.'), 400, id);
    }
    logger.error({ problemId: id, ...faultFields(error) }, 'A request failed by a fault of the service.');
    const internal = new DomainError(
      'internal',
      `Something went wrong on our side. Try again. If it keeps happening, report the number ${id}.`,
    );
    return sendProblem(response, internal, 500, id);
  };

export const notFoundHandler: RequestHandler = (_request, response) => {
  const error = new DomainError('not_found', 'Nothing was found at this address.');
  sendProblem(response, error, 404, problemId());
};
