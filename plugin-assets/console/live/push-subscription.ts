/** This browser as a device that rings: its worker, its permission and its address at the push service. */
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

/** The one address that the policy of the page lets a worker be made from. */
const workerAddress = (): string => {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  address ??=
    trustedTypes === undefined
      ? WORKER
      : trustedTypes.createPolicy('zgoda-worker', { createScriptURL: () => WORKER }).createScriptURL('');
  return address as string;
};

/**
 * `unsupported`: this browser has no notifications. `not-installed`: an iPhone or iPad shows them only for an app on the
 * home screen. Else the permission.
 */
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

/** Asks once; browsers show the question only after a click. */
export const askPermission = async (): Promise<Permission> => {
  if (permission() !== 'default') return permission();
  await Notification.requestPermission();
  return permission();
};

/** The worker of the console; null where it cannot run. */
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

/**
 * Subscribes this browser. @throws when its push service cannot be reached, or the browser has none
 */
export const subscribe = async (publicKey: string): Promise<PushAddress> => {
  const worker = await workerOf(true);
  if (worker === null) throw new Error('There is no worker.');
  // One that belongs to another key cannot be used.
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

/** Ends the subscription of this browser, if it has one. */
export const unsubscribe = async (): Promise<void> => {
  const worker = await workerOf(false);
  await (await worker?.pushManager?.getSubscription())?.unsubscribe();
};
