import type { Problem } from '../../service/protocol/problem.ts';
import type { ProblemCode } from '../../service/protocol/vocabulary.ts';

/** Why a call brought nothing. `unreachable`: no answer at all, or one that is not the service's. */
export type Refusal = Partial<Omit<Problem, 'code' | 'status'>> & {
  code: ProblemCode | 'unreachable';
  status: number;
};
export type Answer<T> = { ok: true; status: number; body: T } | { ok: false; refusal: Refusal };

export type HttpClientOptions = {
  /** Bearer token to send, if one is held. */
  token?: () => string | null | undefined;
  /** Called once after a 401; true means that a new token is held and the call is worth one repeat. */
  renew?: () => Promise<boolean>;
  /** Default `omit`: cookies are never sent. The console's session routes need `same-origin`. */
  credentials?: RequestCredentials;
  timeoutMs?: number;
};
export type CallOptions = { keepalive?: boolean; signal?: AbortSignal };
export type HttpClient = <T>(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  options?: CallOptions,
) => Promise<Answer<T>>;

/** JSON calls to the service's own origin. Never throws: what went wrong is in the answer. */
export const makeHttpClient = (options: HttpClientOptions = {}): HttpClient => {
  const call = async <T>(
    method: string,
    path: string,
    body: unknown,
    { keepalive, signal }: CallOptions,
    mayRenew: boolean,
  ): Promise<Answer<T>> => {
    const headers: Record<string, string> = {};
    const token = options.token?.();
    if (token) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    let status = 0;
    try {
      const response = await fetch(path, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        credentials: options.credentials ?? 'omit',
        cache: 'no-store',
        keepalive: keepalive ?? false,
        signal: signal ?? AbortSignal.timeout(options.timeoutMs ?? 15_000),
      });
      status = response.status;
      const text = await response.text();
      const json: unknown = text ? JSON.parse(text) : undefined;
      if (response.ok) return { ok: true, status, body: json as T };
      if (status === 401 && mayRenew && (await options.renew?.())) {
        return call<T>(
          method,
          path,
          body,
          { ...(keepalive && { keepalive }), ...(signal && { signal }) },
          false,
        );
      }
      if (json && (json as Problem).code) return { ok: false, refusal: json as Problem };
    } catch {
      // No network, a time-out, or a proxy's own page instead of JSON: all the same to the caller.
    }
    return { ok: false, refusal: { code: 'unreachable', status } };
  };
  return (method, path, body, callOptions = {}) => call(method, path, body, callOptions, true);
};
