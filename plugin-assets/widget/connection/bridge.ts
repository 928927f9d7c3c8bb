import type { FrameMessage, HostMessage, SentKind } from '../../../service/protocol/embed-bridge.ts';

/** Known from the page's first message. */
export let origin: string | undefined;
let lastSent: string | undefined;

/** Origin and path. */
export let page: string | undefined;
export let product: HostMessage['product'];

/** Confirmed since the frame was loaded. */
export const sent: Record<SentKind, number> = { message: 0, form: 0 };

/** Embedding page only. */
export const onHost = (onMessage: (t: HostMessage['t']) => void): void =>
  addEventListener('message', ({ source, origin: from, data }: MessageEvent<HostMessage>) => {
    if (source !== parent || source === window) return;
    origin = from;
    page = data.page;
    product = data.product;
    lastSent = '';
    onMessage(data.t);
  });

/** Skips unchanged messages. */
export const notifyHost = (mark: 'open' | 'hidden' | '', count: number, goesOn: boolean): void => {
  const message: FrameMessage = { t: 'frame.state', mark, count, goesOn, sent };
  const text = JSON.stringify(message);
  if (!origin || lastSent === text) return;
  lastSent = text;
  parent.postMessage(message, origin);
};
