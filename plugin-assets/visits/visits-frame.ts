import type { SightingResponse } from '../../service/protocol/api/visits/visit-api.ts';
import type { VisitAnswer, VisitMessage } from './visits.ts';

// Hidden frame of the service's origin: forwards reports without cookie or referrer.
const shop = location.pathname.split('/')[3];

const post = (path: string, body: unknown): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
    keepalive: true,
  });

const answerOf = async (message: VisitMessage): Promise<VisitAnswer> => {
  if (message.t === 'visit.forget') {
    await post('/v1/visitor/visits/forget', { shop, visit: message.visit }).catch(() => {});
    return { t: 'visit.forgotten' };
  }
  try {
    const response = await post('/v1/visitor/visits', { shop, ...message.sighting });
    return { t: 'visit.answer', answer: response.ok ? ((await response.json()) as SightingResponse) : null };
  } catch {
    return { t: 'visit.answer', answer: null };
  }
};

addEventListener('message', async ({ data, origin, source }: MessageEvent<VisitMessage>) => {
  if (source === parent) parent.postMessage(await answerOf(data), { targetOrigin: origin });
});
