import type { Problem } from '../../service/protocol/problem.ts';
import type { ProblemCode } from '../../service/protocol/vocabulary.ts';

/**
 * Why a call failed. `unreachable`: no response, or one that did not come from the service, whatever a proxy's status
 * was: its status is 0, so that no 404 of a proxy counts as one of the service.
 */
export type Refusal = Partial<Omit<Problem, 'code' | 'status'>> & {
  code: ProblemCode | 'unreachable';
  status: number;
};
export type Answer<T> =
  | { ok: true; status: number; body: T; refusal?: undefined }
  | { ok: false; refusal: Refusal };
/** Whether the same call may be taken the next time: the service could not answer it just then. */
export const mayPass = ({ code, status }: Refusal): boolean =>
  code === 'unreachable' || status === 429 || status >= 500;
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

const TIMEOUT_MS = 15_000;

/**
 * One JSON call to the service's own origin. Never throws: the result holds the error.
 * `keepalive`: the call may outlive the page. Cookies are sent only when `credentials` allows it.
 */
export const callService = async <T>(
  method: Method,
  path: string,
  body: unknown,
  token: string | null | undefined,
  keepalive?: boolean,
  credentials: RequestCredentials = 'omit',
): Promise<Answer<T>> => {
  try {
    const response = await fetch(path, {
      method,
      keepalive: !!keepalive,
      credentials,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        ...(method !== 'GET' && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body) as string,
      // Without a token the answer may have been fetched in advance; Firefox then asks again for 'no-store'.
      ...(token && { cache: 'no-store' }),
    });
    const { status } = response;
    const json = status === 204 ? undefined : await response.json();
    if (response.ok) return { ok: true, status, body: json };
    if (json.code) return { ok: false, refusal: json };
  } catch {
    // No network, a timeout, or a proxy's page instead of JSON: callers treat them alike.
  }
  return { ok: false, refusal: { code: 'unreachable', status: 0 } };
};
