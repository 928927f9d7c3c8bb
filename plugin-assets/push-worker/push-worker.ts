/**
 * Shows pushes and opens the console when one is pressed. It answers no request and keeps nothing: no file of the
 * console, no message, no name.
 */
import type { PushText } from './push-text.ts';

/** TypeScript's types for workers cannot be used beside those for pages, so the few that are needed are declared here. */
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

/** The console opens the chat that waits longest. */
const NEXT = '/console/#/inbox/next';

const consoles = async (): Promise<readonly Window[]> => {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return windows.filter(({ url }) => new URL(url).pathname.startsWith('/console'));
};

/** Nothing but the words of the service; anything else is shown as a bell without words. */
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
  // Whoever looks at the console hears it there.
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
