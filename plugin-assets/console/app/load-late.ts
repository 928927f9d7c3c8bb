import { fetchText } from '../../shared/fetch-text.ts';
import type { Answer } from '../../shared/http-client.ts';

let hear = (): void => {};
/** Called when the service serves another version of the console. */
export const onOutdated = (heard: () => void): void => {
  hear = heard;
};

/** Whether the served page has another script, so that a retry is useless. */
const isOutdated = async (): Promise<boolean> => {
  const script = document.querySelector('script[type=module]')?.getAttribute('src');
  const answer = await fetchText(location.pathname, null);
  return !!script && answer.ok && answer.body.includes('/console/a/') && !answer.body.includes(script);
};

/** Loads a lazy view as an `Answer`; a missing one is refused with `isOutdated` in the details. */
export const loadLate = async <Work>(load: () => Promise<Work>): Promise<Answer<Work>> => {
  try {
    return { ok: true, status: 200, body: await load() };
  } catch {
    const details = { isOutdated: await isOutdated() };
    if (details.isOutdated) hear();
    return { ok: false, refusal: { code: 'unreachable', status: 0, detail: '', details } };
  }
};
