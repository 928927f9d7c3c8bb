import type { FrameMessage, HostMessage, SentKind } from '../../../service/protocol/embed-bridge.ts';

/** Origin of the shop's page, known from its first message. */
export let origin: string | undefined;
let lastSent: string | undefined;

/** Page that the visitor is on: origin and path. */
export let page: string | undefined;
/** Product that this page shows. */
export let product: HostMessage['product'];

/** What the service has confirmed since the frame was loaded. */
export const sent: Record<SentKind, number> = { message: 0, form: 0 };

/** Listens to messages of the embedding page only. */
export const onHost = (onMessage: (t: HostMessage['t']) => void): void =>
  addEventListener('message', ({ source, origin: from, data }: MessageEvent<HostMessage>) => {
    if (source !== parent || source === window) return;
    origin = from;
    page = data.page;
    product = data.product;
    lastSent = '';
    onMessage(data.t);
  });

/** Tells the shop's page what to show and remember. Skips unchanged messages. */
export const notifyHost = (mark: 'open' | 'hidden' | '', count: number, goesOn: boolean): void => {
  const message: FrameMessage = { t: 'frame.state', mark, count, goesOn, sent };
  const text = JSON.stringify(message);
  if (!origin || lastSent === text) return;
  lastSent = text;
  parent.postMessage(message, origin);
};
