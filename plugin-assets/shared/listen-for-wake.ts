/** A window, as far as it is used, so that tests can replace it. */
export type WakeWindow = EventTarget & { document: EventTarget & { hidden: boolean } };

/** Calls `wake` when the network is back, or the page is shown again. */
export const listenForWake = (wake: () => void, page: WakeWindow = window): void => {
  const wakeIfSeen = () => {
    if (!page.document.hidden) wake();
  };
  page.addEventListener('online', wake);
  page.addEventListener('pageshow', wakeIfSeen);
  page.document.addEventListener('visibilitychange', wakeIfSeen);
};
