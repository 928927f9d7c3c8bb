import type { Problem } from '../../service/protocol/problem.ts';
import type { ProblemCode } from '../../service/protocol/vocabulary.ts';

/** `unreachable`: no answer of the service; status 0, unlike a proxy's 404. */
export type Refusal = Partial<Omit<Problem, 'code' | 'status'>> & {
  code: ProblemCode | 'unreachable';
  status: number;
};
export type Answer<T> =
  | { ok: true; status: number; body: T; refusal?: undefined }
  | { ok: false; refusal: Refusal };
/** Whether a retry may succeed. */
export const mayPass = ({ code, status }: Refusal): boolean =>
  code === 'unreachable' || status === 429 || status >= 500;
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

const TIMEOUT_MS = 15_000;

/** JSON call to the service's origin; never throws. `keepalive`: may outlive the page. */
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
      // Without a token the preloaded answer is used; Firefox would ignore it for 'no-store'.
      ...(token && { cache: 'no-store' }),
    });
    const { status } = response;
    const json = status === 204 ? undefined : await response.json();
    if (response.ok) return { ok: true, status, body: json };
    if (json.code) return { ok: false, refusal: json };
  } catch {
    // Network, timeout, or non-JSON: handled alike.
  }
  return { ok: false, refusal: { code: 'unreachable', status: 0 } };
};
