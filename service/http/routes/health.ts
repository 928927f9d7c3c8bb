import * as v from 'valibot';
import { DomainError } from '../../domain/domain-error.ts';
import type { EvidenceSigner } from '../../domain/ports.ts';
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

/** Liveness, readiness and the public keys of the evidence. */
export const healthRoutes = (deps: {
  ping(): Promise<void>;
  isStopping(): boolean;
  signer: EvidenceSigner;
}): Route[] => [
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
  ),
  defineRoute(
    {
      method: 'get',
      path: '/readyz',
      audience: 'public',
      summary: 'The database answers; 503 otherwise.',
      rate: null,
      answer: v.object({ status: v.literal('ready') }),
    },
    async () => {
      if (deps.isStopping()) throw new DomainError('unavailable', 'The service is being stopped.');
      await deps.ping();
      return { body: { status: 'ready' as const } };
    },
  ),
  defineRoute(
    {
      method: 'get',
      path: '/.well-known/zgoda-keys.json',
      audience: 'public',
      summary: 'Public keys that verify consent events.',
      rate: 'read',
      answer: keysResponse,
    },
    async () => ({ body: { keys: deps.signer.publicKeys().map((key) => ({ ...key })) } }),
  ),
];
