import * as v from 'valibot';
import type { OperatorDesk } from '../../desks/operator-desk.ts';
import { DomainError } from '../../domain/model/base/domain-error.ts';
import { defineRoute, type Route } from '../route.ts';

const keysResponse = v.object({
  keys: v.array(
    v.object({
      keyId: v.string(),
      publicKeyPem: v.string(),
      since: v.string(),
      until: v.nullable(v.string()),
    }),
  ),
});

/** In milliseconds. */
const READY_LIMIT_MS = 1_000;

/** @throws DomainError unavailable on timeout */
const inReadyTime = async (answer: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new DomainError('unavailable', 'The database does not answer in time.', {
      retryAfterMs: 1_000,
    });
    timer = setTimeout(() => reject(error), READY_LIMIT_MS);
  });
  await Promise.race([answer, late]).finally(() => clearTimeout(timer));
};

type Deps = { desk: OperatorDesk['health']; isStopping(): boolean };

const isAlive = (): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/healthz',
      audience: 'public',
      summary: 'The process runs.',
      rate: null,
      answer: v.object({ status: v.literal('ok') }),
    },
    async () => ({ body: { status: 'ok' as const } }),
  );

const isReady = ({ desk, isStopping }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/readyz',
      audience: 'public',
      summary: 'The database answers within a second and counts this process; 503 otherwise.',
      rate: null,
      answer: v.object({ status: v.literal('ready') }),
    },
    async () => {
      if (isStopping()) throw new DomainError('unavailable', 'The service is being stopped.');
      await inReadyTime(desk.ping());
      return { body: { status: 'ready' as const } };
    },
  );

const publicKeys = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/.well-known/zgoda-keys.json',
      audience: 'public',
      summary: 'Public keys that verify consent events.',
      rate: 'read',
      answer: keysResponse,
    },
    async () => ({ body: { keys: desk.publicKeys().map((key) => ({ ...key })) } }),
  );

export const healthRoutes = (deps: Deps): Route[] => [isAlive(), isReady(deps), publicKeys(deps)];
