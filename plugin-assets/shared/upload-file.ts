import type { Answer } from './call-service.ts';

export type Upload<T> = {
  /** Never rejects. */
  answer: Promise<Answer<T>>;
  cancel(): void;
};

const headerOf = (name: string): string => {
  try {
    return encodeURIComponent(Array.from(name).slice(-150).join(''));
  } catch {
    // Incomplete character.
    return '';
  }
};

/** Longest time without progress, in milliseconds. */
const STALLED_MS = 30_000;

/**
 * XHR for progress; the name is a header, because addresses are logged.
 * @param onProgress the sent part, 0 to 1
 */
export const uploadFile = <T>(
  path: string,
  file: File,
  token: string | null | undefined,
  onProgress: (sent: number) => void,
): Upload<T> => {
  const request = new XMLHttpRequest();
  const answer = new Promise<Answer<T>>((resolve) => {
    const lost = () => resolve({ ok: false, refusal: { code: 'unreachable', status: 0 } });
    let timer = setTimeout(() => request.abort(), STALLED_MS);
    request.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), STALLED_MS);
      onProgress(total ? loaded / total : 0);
    };
    request.onloadend = () => {
      clearTimeout(timer);
      const { status, response } = request;
      try {
        const body = JSON.parse(response);
        if (status >= 200 && status < 300) resolve({ ok: true, status, body });
        else if (body.code) resolve({ ok: false, refusal: body });
      } catch {
        // Network, cancellation, or a proxy's page: handled alike.
      }
      lost();
    };
  });
  request.open('POST', path);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('x-file-name', headerOf(file.name));
  if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
  request.send(file);
  return { answer, cancel: () => request.abort() };
};
