import type { SightingRequest, SightingResponse } from '../../service/protocol/api/visits/visit-api.ts';
import type { LoaderConfig } from '../../service/protocol/embed-bridge.ts';
import { type ConsentTool, VISIT_STATES, type VisitState } from '../../service/protocol/visit-lists.ts';
import { askShop } from '../shared/ask-shop.ts';
import { showInvitation } from './invitation.ts';
import { pageLocale } from './page-locale.ts';
import { dropMark, makeKeptMark, markAt, readMark, type VisitMark } from './visit-mark.ts';

// Loaded after consent; reports the page and shows invitations. Rule: EP-5.

/** The frame adds the shop. */
export type VisitMessage =
  | { t: 'visit.seen'; sighting: Omit<SightingRequest, 'shop'> }
  | { t: 'visit.forget'; visit: string };
/** `answer` null: service unreachable. */
export type VisitAnswer = { t: 'visit.answer'; answer: SightingResponse | null } | { t: 'visit.forgotten' };

/** In milliseconds. */
const RETRY_MS = 30_000;
/** Time for the frame's deletion request, in milliseconds. */
const FORGET_MS = 5_000;

const makeFrame = (config: LoaderConfig, hear: (answer: VisitAnswer) => void) => {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'Zgoda';
  frame.src = `${config.origin}/w/v1/${config.key}/visits`;
  const isLoaded = new Promise<void>((resolve) => {
    frame.onload = () => resolve();
  });
  const listen = ({ data, origin, source }: MessageEvent<VisitAnswer>): void => {
    if (origin === config.origin && source === frame.contentWindow) hear(data);
  };
  addEventListener('message', listen);
  document.documentElement.append(frame);
  return {
    tell: (message: VisitMessage): void =>
      void isLoaded.then(() => frame.contentWindow?.postMessage(message, config.origin)),
    remove(): void {
      removeEventListener('message', listen);
      frame.remove();
    },
  };
};

/** From consent to its revocation. */
const makeWatch = (config: LoaderConfig, tool: ConsentTool) => {
  const locale = pageLocale(config);
  let mark: VisitMark = markAt(readMark(config.key), Date.now());
  const kept = makeKeptMark(config.key);
  /** Another tab may have received the revocation. */
  const endIfGone = (): void => {
    if (isOver || !kept.isGone()) return;
    over();
    frame.remove();
  };
  /** Reads changes of other tabs; false when the watch ends. */
  const renew = (): boolean => {
    endIfGone();
    mark = markAt(readMark(config.key) ?? mark, Date.now());
    return !isOver;
  };
  let path = location.pathname;
  let since = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hide: (() => void) | undefined;
  let isOver = false;
  /** Unsent cart token of the shop server. */
  let token: string | undefined;

  const set = (state: VisitState): void => {
    if (!renew()) return;
    // States only advance, in any tab.
    const isLater = VISIT_STATES.indexOf(state) > VISIT_STATES.indexOf(mark.state);
    mark = {
      ...mark,
      state: isLater ? state : mark.state,
      hasDeclined: mark.hasDeclined || state === 'declined',
    };
    kept.put(mark);
  };
  const report = (): void => {
    clearTimeout(timer);
    if (isOver || document.hidden) return;
    if (location.pathname !== path) {
      path = location.pathname;
      since = performance.now();
    }
    if (!renew()) return;
    kept.put(mark);
    const { id: visit, isReturning, state } = mark;
    const secondsOnPage = Math.round((performance.now() - since) / 1_000);
    const page = location.origin + path;
    frame.tell({
      t: 'visit.seen',
      sighting: { visit, page, locale, tool, isReturning, secondsOnPage, state, token },
    });
    token = undefined;
    timer = setTimeout(report, RETRY_MS);
  };
  const opened = (): void => {
    hide?.();
    if (isOver) return;
    set('chatting');
    report();
  };
  const invite = (invitation: { text: string; from: string | null }): void => {
    set('invited');
    hide = showInvitation(config, locale, invitation, {
      // Same gate as a click on the button.
      accepted: () => (window as { zgoda?: unknown[] }).zgoda?.push(['open']),
      closed: () => {
        set('declined');
        report();
      },
    });
    report();
  };
  const over = (): void => {
    isOver = true;
    clearTimeout(timer);
    hide?.();
    dropMark(config.key);
    document.removeEventListener('visibilitychange', report);
    removeEventListener('storage', endIfGone);
  };
  const frame = makeFrame(config, (heard) => {
    if (heard.t === 'visit.forgotten') return frame.remove();
    if (isOver || heard.answer === null) return;
    if (!heard.answer.goesOn) {
      over();
      return frame.remove();
    }
    clearTimeout(timer);
    timer = setTimeout(report, heard.answer.againInMs);
    if (renew() && heard.answer.invitation !== null && mark.state === 'looking')
      invite(heard.answer.invitation);
  });

  try {
    if (sessionStorage.getItem(`zgoda:${config.key}`)) set('chatting');
  } catch {
    // Storage is blocked: a chat ends with its page.
  }
  (window as { zgoda?: unknown[] }).zgoda?.push(['on', 'opened', opened]);
  document.addEventListener('visibilitychange', report);
  addEventListener('storage', endIfGone);
  report();
  askShop(() => {})
    .then((said) => {
      if (typeof said !== 'string' || !said) return;
      token = said;
      report();
    })
    .catch(() => {
      // No answer: no cart.
    });
  return {
    forget(): void {
      over();
      frame.tell({ t: 'visit.forget', visit: mark.id });
      setTimeout(frame.remove, FORGET_MS);
    },
  };
};

let watch: ReturnType<typeof makeWatch> | undefined;

export const start = (config: LoaderConfig, tool: ConsentTool): void => {
  watch ??= makeWatch(config, tool);
};

/** Consent was revoked: deletes everything at once. */
export const stop = (config: LoaderConfig): void => {
  if (watch !== undefined) {
    watch.forget();
    watch = undefined;
    return;
  }
  const mark = readMark(config.key);
  dropMark(config.key);
  if (mark === null) return;
  const frame = makeFrame(config, () => frame.remove());
  frame.tell({ t: 'visit.forget', visit: mark.id });
  setTimeout(frame.remove, FORGET_MS);
};
