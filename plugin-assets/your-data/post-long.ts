/** Posts to the service without a timeout: the answer takes as long as it takes. Null: no response came. */
export const postLong = (path: string, body: unknown): Promise<Response | null> =>
  fetch(path, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null);
