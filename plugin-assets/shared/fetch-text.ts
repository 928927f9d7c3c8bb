import type { Answer } from './call-service.ts';

/** Fetches a file of the service as text. Never throws: the result holds the error. */
export const fetchText = async (path: string, token: string | null): Promise<Answer<string>> => {
  let status = 0;
  try {
    const response = await fetch(path, {
      credentials: 'omit',
      cache: 'no-store',
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
    });
    status = response.status;
    if (response.ok) return { ok: true, status, body: await response.text() };
    const refusal = await response.json();
    if (refusal.code) return { ok: false, refusal };
  } catch {
    // No network, or a proxy's page: callers treat them alike.
  }
  return { ok: false, refusal: { code: 'unreachable', status } };
};
