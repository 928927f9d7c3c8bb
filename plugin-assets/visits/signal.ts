import type { LoaderConfig } from '../../service/protocol/embed-bridge.ts';
import type { ConsentTool } from '../../service/protocol/visit-lists.ts';
import { readSignal, type TcData, type Told, type ToolWindow } from './signals.ts';

/** Replaced on serving. */
declare const __ZGODA_CONFIG__: LoaderConfig;

// Part of the loader for shops with a visitor list; stores and sends nothing before consent. Rule: EP-5.
type Queue = unknown[] & { isWatched?: boolean };
type Page = ToolWindow & {
  zgoda?: Queue;
  __tcfapi?: (command: string, version: number, told: (data: TcData, isGood: boolean) => void) => void;
};

const config = __ZGODA_CONFIG__;
const page = window as unknown as Page;
page.zgoda ??= [];
const queue = page.zgoda;

/** Tools may load late, and some fire no events. */
const LOOK_MS = 1_000;
/** Immediate revocation. */
const EVENTS = [
  'wp_listen_for_consent_change',
  'cmplz_status_change',
  'cookieyes_consent_update',
  'CookiebotOnAccept',
  'CookiebotOnDecline',
];

const watch = (): void => {
  const told: Told = {};
  let hasAskedTcf = false;
  let isOn = false;
  let hasCleared = false;
  let tries = 0;
  let loading: Promise<typeof import('./visits.ts')> | undefined;
  const load = (): NonNullable<typeof loading> => {
    // Browsers may cache a failed import by URL.
    loading ??= import(`${config.origin}/w/v1/visits.js#${tries++}`);
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };

  /** Starts the list, or cleans up with null; failures are retried with the next look. */
  const turn = (tool: ConsentTool | null): void => {
    isOn = tool !== null;
    hasCleared = true;
    load().then(
      ({ start, stop }) => {
        if (tool === null) isOn || stop(config);
        else if (isOn) start(config, tool);
      },
      () => {
        isOn = false;
        hasCleared = false;
      },
    );
  };

  const look = (): void => {
    if (!hasAskedTcf && page.__tcfapi !== undefined) {
      hasAskedTcf = true;
      page.__tcfapi('addEventListener', 2, (data, isGood) => {
        if (!isGood) return;
        told.tcf = data;
        look();
      });
    }
    const tool = readSignal(page, told);
    if (tool) {
      if (!isOn) turn(tool);
    } else if (isOn) turn(null);
    else if (tool === false && !hasCleared) {
      // Consent of an earlier page was revoked: delete its data.
      hasCleared = true;
      try {
        if (localStorage.getItem(`zgoda:${config.key}:visit`)) turn(null);
      } catch {
        // Storage is blocked: nothing was kept.
      }
    }
  };

  const hear = (command: unknown): void => {
    if (!Array.isArray(command) || command[0] !== 'consent') return;
    const signal: unknown = command[1];
    if (typeof signal !== 'object' || signal === null) return;
    told.javascript = (signal as { visitorList?: unknown }).visitorList === true;
    look();
  };
  const push = queue.push;
  for (const command of queue) hear(command);
  queue.push = (...commands) => {
    for (const command of commands) hear(command);
    return push.apply(queue, commands);
  };
  // Forwarded by page.ts after the click.
  addEventListener('zgoda-consent', (event) => hear(['consent', (event as CustomEvent).detail]));
  for (const event of EVENTS) {
    addEventListener(event, look);
    document.addEventListener(event, look);
  }
  // Diagnostics, linked from the console.
  if (location.hash === '#zgoda-visits')
    import(`${config.origin}/w/v1/visits-check.js`).then(({ show }) => show(config, told));
  setInterval(look, LOOK_MS);
  look();
};

if (queue.isWatched !== true) {
  queue.isWatched = true;
  watch();
}
