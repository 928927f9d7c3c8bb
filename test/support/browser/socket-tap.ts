import type { Page, WebSocketRoute } from 'playwright-core';

type Frame = { t: string; [name: string]: unknown };

export type SocketTap = {
  opened(): number;
  /** Cuts the open connection with this close code; 1006 in a browser means that none was sent. */
  cut(code?: number): Promise<void>;
  /** Copies of each frame that are passed on; by default one. */
  toBrowser(copies: (frame: Frame) => number): void;
  toService(copies: (frame: Frame) => number): void;
  block(isBlocked: boolean): void;
};

export const tapSockets = async (page: Page): Promise<SocketTap> => {
  let opened = 0;
  let isBlocked = false;
  let line: { browser: WebSocketRoute; service: WebSocketRoute } | null = null;
  let toBrowser = (_: Frame) => 1;
  let toService = (_: Frame) => 1;
  await page.routeWebSocket('**/v1/visitor/socket*', (browser) => {
    opened += 1;
    if (isBlocked) {
      void browser.close({ code: 4000 });
      return;
    }
    const service = browser.connectToServer();
    line = { browser, service };
    browser.onMessage((data) => {
      for (let copy = toService(JSON.parse(String(data))); copy > 0; copy -= 1) service.send(data);
    });
    service.onMessage((data) => {
      for (let copy = toBrowser(JSON.parse(String(data))); copy > 0; copy -= 1) browser.send(data);
    });
  });
  return {
    opened: () => opened,
    async cut(code = 4000) {
      const old = line;
      line = null;
      await old?.service.close();
      await old?.browser.close({ code });
    },
    toBrowser: (copies) => {
      toBrowser = copies;
    },
    toService: (copies) => {
      toService = copies;
    },
    block: (on) => {
      isBlocked = on;
    },
  };
};
