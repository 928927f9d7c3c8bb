import type { FrameMessage, HostMessage } from '../../service/protocol/embed-bridge.ts';

export type Bridge = {
  /** Tells the shop's page what to show and what to remember; says nothing twice. */
  tell(mark: FrameMessage['mark'], count: number): void;
  /** The visitor's page, without query. */
  page(): string | undefined;
};

/** The frame's side of the talk with the shop's page. Only the page that holds the frame is listened to. */
export const makeBridge = (onHost: (t: HostMessage['t']) => void): Bridge => {
  let origin: string | undefined;
  let page: string | undefined;
  let said = '';
  addEventListener('message', (event: MessageEvent<HostMessage>) => {
    if (event.source !== parent || parent === window) return;
    const t = event.data?.t;
    if (t !== 'host.shown' && t !== 'host.open' && t !== 'host.hidden') return;
    origin = event.origin;
    page = event.data.page;
    said = '';
    onHost(t);
  });
  return {
    tell(mark, count) {
      const message: FrameMessage = { t: 'frame.state', mark, count };
      const text = JSON.stringify(message);
      if (!origin || said === text) return;
      said = text;
      parent.postMessage(message, origin);
    },
    page: () => page,
  };
};
