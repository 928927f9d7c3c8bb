import type { SightingRequest, SightingResponse } from '../../service/protocol/api/visits/visit-api.ts';
import type { LoaderConfig } from '../../service/protocol/embed-bridge.ts';
import { type ConsentTool, VISIT_STATES, type VisitState } from '../../service/protocol/visit-lists.ts';
import { askShop } from '../shared/ask-shop.ts';
import { showInvitation } from './invitation.ts';
import { pageLocale } from './page-locale.ts';
import { dropMark, makeKeptMark, markAt, readMark, type VisitMark } from './visit-mark.ts';

// Loaded from the service's own origin once the cookie tool has said yes. It reports the page that is open through a hidden
// frame of the service, and shows an invitation that the service answers with. Rule: EP-5.

/** From this script to the frame. The frame adds the shop. */
export type VisitMessage =
  | { t: 'visit.seen'; sighting: Omit<SightingRequest, 'shop'> }
  | { t: 'visit.forget'; visit: string };
/** From the frame. `answer` is null when the service could not be reached. */
export type VisitAnswer = { t: 'visit.answer'; answer: SightingResponse | null } | { t: 'visit.forgotten' };

/** After a report that found no answer, in milliseconds. */
const RETRY_MS = 30_000;
/** The frame may take this long to tell the service that a visit is over, in milliseconds. */
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

/** One watch of this page, from the yes of the cookie tool until it is taken back. */
const makeWatch = (config: LoaderConfig, tool: ConsentTool) => {
  const locale = pageLocale(config);
  let mark: VisitMark = markAt(readMark(config.key), Date.now());
  const kept = makeKeptMark(config.key);
  /** Another tab of the shop heard that the yes was taken back, and this page need not have. */
  const endIfGone = (): void => {
    if (isOver || !kept.isGone()) return;
    over();
    frame.remove();
  };
  /** Another tab may have written it since: closed the invitation, or begun a chat. Returns whether the watch goes on. */
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
  /** What the shop server says of the cart, until it is sent. */
  let token: string | undefined;

  const set = (state: VisitState): void => {
    if (!renew()) return;
    // A stay goes on in this order, in whichever tab.
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
      // The same way as any click on the button: the chat's own gate decides what is shown.
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
      // The shop server did not answer: no cart is shown.
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

/** The cookie tool said yes. */
export const start = (config: LoaderConfig, tool: ConsentTool): void => {
  watch ??= makeWatch(config, tool);
};

/** The cookie tool took its yes back, here or on an earlier page: everything that was kept under it goes, at once. */
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
