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
};
/** `keepalive`: the call may outlive the page. */
export type CallOptions = { keepalive?: boolean };
const TIMEOUT_MS = 15_000;

export type HttpClient = <T>(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  options?: CallOptions,
) => Promise<Answer<T>>;

/** JSON calls to the service's own origin. Never throws: what went wrong is in the answer. */
export const makeHttpClient = (options: HttpClientOptions = {}): HttpClient => {
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    { keepalive = false }: CallOptions = {},
    isRepeat = false,
  ): Promise<Answer<never>> => {
    const token = options.token?.();
    let status = 0;
    try {
      const response = await fetch(path, {
        method,
        keepalive,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        cache: 'no-store',
        credentials: options.credentials ?? 'omit',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body) as string,
      });
      status = response.status;
      const json = status === 204 ? undefined : await response.json();
      if (response.ok) return { ok: true, status, body: json as never };
      if (status === 401 && !isRepeat && (await options.renew?.())) {
        return call(method, path, body, { keepalive }, true);
      }
      if (json.code) return { ok: false, refusal: json };
    } catch {
      // No network, a time-out, or a proxy's own page instead of JSON: all the same to the caller.
    }
    return { ok: false, refusal: { code: 'unreachable', status } };
  };
  return call;
};
