export type WakeWindow = EventTarget & { document: EventTarget & { hidden: boolean } };

/** On network return or page show. */
export const listenForWake = (wake: () => void, page: WakeWindow = window): void => {
  const wakeIfSeen = () => {
    if (!page.document.hidden) wake();
  };
  page.addEventListener('online', wake);
  page.addEventListener('pageshow', wakeIfSeen);
  page.document.addEventListener('visibilitychange', wakeIfSeen);
};
