import { saveBlob } from '../../shared/save-file.ts';

export type FileWanted = {
  path: string;
  token: string | null;
  /** Sent by POST if given. */
  body?: unknown;
  onLines?: (count: number) => void;
};

const NEW_LINE = 10;

/** @returns null when saved, else the refusal code */
export const downloadFile = async ({ path, token, body, onLines }: FileWanted): Promise<string | null> => {
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      credentials: 'omit',
      cache: 'no-store',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) return String(((await response.json()) as { code?: string }).code ?? 'internal');
    const reader = response.body?.getReader();
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let lines = 0;
    for (let piece = await reader?.read(); piece?.value !== undefined; piece = await reader?.read()) {
      pieces.push(new Uint8Array(piece.value));
      for (const byte of piece.value) if (byte === NEW_LINE) lines += 1;
      onLines?.(lines);
    }
    const name = /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1];
    saveBlob(name ?? 'zgoda', new Blob(pieces, { type: response.headers.get('content-type') ?? '' }));
    return null;
  } catch {
    return 'unreachable';
  }
};
