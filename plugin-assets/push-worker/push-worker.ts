/** Shows pushes and opens the console; caches nothing. */
import type { PushText } from './push-text.ts';

/** Worker types conflict with DOM types in TypeScript. */
type Waiting = { waitUntil(work: Promise<unknown>): void };
type Window = {
  readonly url: string;
  readonly visibilityState: string;
  readonly focused: boolean;
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
};
type Worker = {
  addEventListener(type: 'install' | 'activate', heard: (event: Waiting) => void): void;
  addEventListener(
    type: 'push',
    heard: (event: Waiting & { readonly data: { json(): unknown } | null }) => void,
  ): void;
  addEventListener(
    type: 'notificationclick',
    heard: (event: Waiting & { readonly notification: Notification }) => void,
  ): void;
  skipWaiting(): Promise<void>;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(which: { type: 'window'; includeUncontrolled: true }): Promise<readonly Window[]>;
    openWindow(address: string): Promise<unknown>;
  };
  readonly registration: { showNotification(title: string, options: object): Promise<void> };
};
declare const self: Worker;

/** Opens the longest-waiting chat. */
const NEXT = '/console/#/inbox/next';

const consoles = async (): Promise<readonly Window[]> => {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return windows.filter(({ url }) => new URL(url).pathname.startsWith('/console'));
};

/** Unknown data are shown as a notification without text. */
const textOf = (data: unknown): PushText => {
  const { title, body, isTest } = (typeof data === 'object' && data !== null ? data : {}) as Record<
    string,
    unknown
  >;
  return {
    title: typeof title === 'string' ? title : 'Zgoda',
    body: typeof body === 'string' ? body : '',
    isTest: isTest === true,
  };
};

const show = async (text: PushText): Promise<void> => {
  // A visible console announces it itself.
  const isSeen = (await consoles()).some(
    ({ focused, visibilityState }) => focused && visibilityState === 'visible',
  );
  if (isSeen && !text.isTest) return;
  await self.registration.showNotification(text.title, {
    body: text.body,
    tag: 'waiting',
    renotify: true,
    requireInteraction: !text.isTest,
    icon: '/console/app-icon-192.png',
    badge: '/console/app-badge-96.png',
  });
};

const open = async (): Promise<void> => {
  const [first] = [...(await consoles())].sort((a, b) => Number(b.focused) - Number(a.focused));
  if (first === undefined) return void (await self.clients.openWindow(NEXT));
  first.postMessage({ type: 'open-next' });
  await first.focus();
};

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('push', (event) => event.waitUntil(show(textOf(event.data?.json()))));
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open());
});
