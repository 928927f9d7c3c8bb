/** No timeout. Null: no response. */
export const postLong = (path: string, body: unknown): Promise<Response | null> =>
  fetch(path, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null);
