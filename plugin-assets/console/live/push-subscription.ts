import type { PushAddress } from '../api/alerts-api.ts';

const WORKER = '/console/push-worker.js';
const SCOPE = '/console/';

type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL(): string },
  ): { createScriptURL(input: string): unknown };
};
let address: unknown = null;

/** The only worker address that the CSP allows. */
const workerAddress = (): string => {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  address ??=
    trustedTypes === undefined
      ? WORKER
      : trustedTypes.createPolicy('zgoda-worker', { createScriptURL: () => WORKER }).createScriptURL('');
  return address as string;
};

/** `not-installed`: iOS shows notifications only for an app on the home screen. */
export type Permission = 'unsupported' | 'not-installed' | 'denied' | 'default' | 'granted';

const isApple = (): boolean =>
  /iPhone|iPad/.test(navigator.userAgent) ||
  (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

export const permission = (): Permission => {
  if (!('Notification' in window) || !('serviceWorker' in navigator)) {
    return isApple() ? 'not-installed' : 'unsupported';
  }
  return Notification.permission;
};

/** Browsers ask only after a click. */
export const askPermission = async (): Promise<Permission> => {
  if (permission() !== 'default') return permission();
  await Notification.requestPermission();
  return permission();
};

/** Null where workers are unavailable. */
export const workerOf = async (isToBeMade: boolean): Promise<ServiceWorkerRegistration | null> => {
  if (!('serviceWorker' in navigator)) return null;
  const found = await navigator.serviceWorker.getRegistration(SCOPE);
  if (found !== undefined || !isToBeMade) return found ?? null;
  await navigator.serviceWorker.register(workerAddress(), { scope: SCOPE });
  return navigator.serviceWorker.ready;
};

const text = (key: ArrayBuffer | null): string =>
  key === null
    ? ''
    : btoa(String.fromCharCode(...new Uint8Array(key)))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '');

/** @throws when the push service is unreachable or missing */
export const subscribe = async (publicKey: string): Promise<PushAddress> => {
  const worker = await workerOf(true);
  if (worker === null) throw new Error('There is no worker.');
  // An old subscription has another key.
  await (await worker.pushManager.getSubscription())?.unsubscribe();
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  return {
    endpoint: subscription.endpoint,
    p256dh: text(subscription.getKey('p256dh')),
    auth: text(subscription.getKey('auth')),
  };
};

export const unsubscribe = async (): Promise<void> => {
  const worker = await workerOf(false);
  await (await worker?.pushManager?.getSubscription())?.unsubscribe();
};
