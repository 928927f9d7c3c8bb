import { origin } from '../connection/bridge.ts';
import { http } from '../connection/service.ts';
import { shopKey, state } from '../state/app.ts';
import { readEntry, token } from '../state/session.ts';
import { warnBeforeEnd } from './time-limit.ts';

const WARN_MS = 600_000;
const ASK_AGAIN_MS = 600_000;

let askedFor: string | undefined;
let askedAt = 0;
let askedSeq = 0;

/** Looks after a talk that goes on. Called every few seconds while a token is held; `limit` is the place of the warning. */
export const checkRunning = (limit: HTMLElement): void => {
  const { until } = readEntry();
  // Ten minutes before the talk ends by itself. Rule: AX-5.
  if (until && Date.parse(until) - Date.now() < WARN_MS) warnBeforeEnd(limit);
  askIdentity();
};

/**
 * Asks the shop's page for the store's signed word about its customer: once the first message is stored, and again
 * after ten minutes in which something was said. It goes straight to the service; nothing of it is kept here.
 * Rule: AD-30.
 */
const askIdentity = (): void => {
  const talk = token();
  const isSaid = state.last > (talk === askedFor ? askedSeq : 0);
  const isDue = talk !== askedFor || Date.now() - askedAt >= ASK_AGAIN_MS;
  if (!origin || state.isClosed || state.ending || !isSaid || !isDue) return;
  askedFor = talk;
  askedAt = Date.now();
  askedSeq = state.last;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    port1.close();
    // Another talk by now is not what was asked for. A refusal leaves the chat as it is.
    if (talk === token()) http('identity', { shop: shopKey, token: data });
  };
  parent.postMessage({ t: 'frame.identity' }, origin, [port2]);
};
