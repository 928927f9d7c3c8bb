import type { Session } from './session.ts';

/** A file of the service, held by this page; null when it could not be read. */
export const fetchFile = async (path: string, session: Session): Promise<Blob | null> => {
  const ask = () =>
    fetch(path, {
      credentials: 'omit',
      cache: 'no-store',
      headers: { authorization: `Bearer ${session.token() ?? ''}` },
    });
  try {
    let response = await ask();
    if (response.status === 401 && (await session.renew()) === 'renewed') response = await ask();
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
};
