import { fetchText } from '../../shared/fetch-text.ts';
import type { Answer } from '../../shared/http-client.ts';

let hear = (): void => {};
/** Called when the service turns out to send another version of the console than this page is of. */
export const onOutdated = (heard: () => void): void => {
  hear = heard;
};

/** Whether the service is there and sends a page with another script: then trying again cannot help. */
const isOutdated = async (): Promise<boolean> => {
  const script = document.querySelector('script[type=module]')?.getAttribute('src');
  const answer = await fetchText(location.pathname, null);
  return !!script && answer.ok && answer.body.includes('/console/a/') && !answer.body.includes(script);
};

/**
 * Loads views that are long and rarely needed, as an answer like any other: a lost connection can be tried again. A view
 * that the service has no more is refused with `isOutdated` in the details.
 */
export const loadLate = async <Work>(load: () => Promise<Work>): Promise<Answer<Work>> => {
  try {
    return { ok: true, status: 200, body: await load() };
  } catch {
    const details = { isOutdated: await isOutdated() };
    if (details.isOutdated) hear();
    return { ok: false, refusal: { code: 'unreachable', status: 0, detail: '', details } };
  }
};
