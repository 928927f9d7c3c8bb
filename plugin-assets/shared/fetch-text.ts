import type { Answer } from './call-service.ts';

/**
 * Fetches text without a timeout; never throws.
 * @param body sent as JSON by POST; absent: GET
 */
export const fetchText = async (
  path: string,
  token: string | null,
  body?: unknown,
): Promise<Answer<string>> => {
  try {
    const response = await fetch(path, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      credentials: 'omit',
      cache: 'no-store',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
    });
    if (response.ok) return { ok: true, status: response.status, body: await response.text() };
    const refusal = await response.json();
    if (refusal.code) return { ok: false, refusal };
  } catch {
    // Network, or a proxy's page: handled alike.
  }
  return { ok: false, refusal: { code: 'unreachable', status: 0 } };
};
