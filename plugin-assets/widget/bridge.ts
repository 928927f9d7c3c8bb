import type { FrameMessage, HostMessage } from '../../service/protocol/embed-bridge.ts';

/** Origin of the shop's page, once it has spoken. */
export let origin: string | undefined;
let said: string | undefined;

/** The visitor's page: origin and path. */
export let page: string | undefined;

/** Listens to the page that holds the frame, and to nobody else. */
export const onHost = (heard: (t: HostMessage['t']) => void): void =>
  addEventListener('message', ({ source, origin: from, data }: MessageEvent<HostMessage>) => {
    if (source !== parent || source === window) return;
    origin = from;
    page = data.page;
    said = '';
    heard(data.t);
  });

/** Tells the shop's page what to show and what to remember; says nothing twice. */
export const tellHost = (mark: FrameMessage['mark'], count: number): void => {
  const message: FrameMessage = { t: 'frame.state', mark, count };
  const text = mark + count;
  if (!origin || said === text) return;
  said = text;
  parent.postMessage(message, origin);
};
