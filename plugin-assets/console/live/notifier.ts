import { notifierCatalog } from '../words/notifier-catalog.ts';
import { consoleLocale } from '../words/word-lists.ts';
import { permission, workerOf } from './push-subscription.ts';

/** Shared by worker and page notifications. */
const TAG = 'waiting';
/** Repeat interval. */
const AGAIN_MS = 30_000;

export type Notifier = {
  show(shop: string, isNew: boolean): void;
  clear(): void;
};

const isLookedAt = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/**
 * Browser notifications in the background, repeated until answered.
 * @param locale null: of the browser
 */
export const makeNotifier = (isOn: () => boolean, locale: () => string | null): Notifier => {
  let shownAt = Number.NEGATIVE_INFINITY;
  const show = async (title: string): Promise<void> => {
    const worker = await workerOf(true);
    await worker?.showNotification(title, {
      body: notifierCatalog[consoleLocale(locale())].waiting,
      tag: TAG,
      // Missing in the types.
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
  window.addEventListener('focus', forget);
  return {
    show: (shop, isNew) => {
      // Permission last: the check blocks the page.
      if (!isOn() || isLookedAt() || permission() !== 'granted') return;
      if (!isNew && performance.now() - shownAt < AGAIN_MS) return;
      shownAt = performance.now();
      void show(shop).catch(() => {});
    },
    clear: forget,
  };
};
