import { consoleLocale } from '../words/word-lists.ts';
import { permission, workerOf } from './push-subscription.ts';

/** The notification of the worker and of the page is the same one. */
const TAG = 'waiting';
/** How often it comes again while somebody still waits. */
const AGAIN_MS = 30_000;
const TEXT = {
  pl: 'Ktoś czeka na odpowiedź na czacie.',
  en: 'Someone is waiting for an answer in the chat.',
  de: 'Jemand wartet im Chat auf eine Antwort.',
};

export type Notifier = {
  /** Somebody waits in the shop of this name; shown while the console is not looked at. */
  show(shop: string, isNew: boolean): void;
  /** Nobody waits any more. */
  clear(): void;
};

const isLookedAt = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/**
 * Notifications of the browser while the console is open in the background, repeated until somebody answers.
 * @param locale language of the person; null: of the browser
 */
export const makeNotifier = (isOn: () => boolean, locale: () => string | null): Notifier => {
  let shownAt = Number.NEGATIVE_INFINITY;
  const show = async (title: string): Promise<void> => {
    const worker = await workerOf(true);
    await worker?.showNotification(title, {
      body: TEXT[consoleLocale(locale())],
      tag: TAG,
      // In the standard since long, not in the types.
      ...({ renotify: true } as object),
      icon: '/console/app-icon-192.png',
      badge: '/console/app-badge-96.png',
    });
  };
  const clear = async (): Promise<void> => {
    const worker = await workerOf(false);
    for (const notification of (await worker?.getNotifications({ tag: TAG })) ?? []) notification.close();
  };
  const forget = () => {
    shownAt = Number.NEGATIVE_INFINITY;
    if (permission() === 'granted') void clear().catch(() => {});
  };
  // Whoever looks at the console needs no notification any more.
  window.addEventListener('focus', forget);
  return {
    show: (shop, isNew) => {
      // The permission last: the page waits while the browser is asked for it.
      if (!isOn() || isLookedAt() || permission() !== 'granted') return;
      if (!isNew && performance.now() - shownAt < AGAIN_MS) return;
      shownAt = performance.now();
      void show(shop).catch(() => {});
    },
    clear: forget,
  };
};
