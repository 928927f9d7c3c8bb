import type { Answer } from '../../shared/http-client.ts';

/** Loads views that are long and rarely needed, as an answer like any other: a lost connection can be tried again. */
export const loadLate = async <Work>(load: () => Promise<Work>): Promise<Answer<Work>> => {
  try {
    return { ok: true, status: 200, body: await load() };
  } catch {
    return { ok: false, refusal: { code: 'unreachable', status: 0, detail: '' } };
  }
};
