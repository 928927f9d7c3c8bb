/** A message from the press of Send until the service confirms it. `boot` is kept while it may open the conversation. */
export type PendingMessage = { ref: string; text: string; page?: string; boot?: string };

type Entry = { token?: string; until?: string; outbox: PendingMessage[] };
type KeptStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The only storage of the chat: one entry per shop in the frame's own storage, holding the token, its end and the
 * messages not yet confirmed. Nothing is written before the first message. Rule: EP-3.
 */
export const makeSession = (shopKey: string, storage: () => KeptStorage = () => localStorage) => {
  const name = `zgoda:${shopKey}`;
  let memory: string | null = null;
  let isKept = true;

  const attempt = <T>(work: (kept: KeptStorage) => T, other: T): T => {
    if (isKept) {
      try {
        return work(storage());
      } catch {
        // The browser blocks storage here, or it is full: the talk then lives as long as the page.
        isKept = false;
      }
    }
    return other;
  };

  const read = (): Entry => {
    try {
      const text = attempt((kept) => kept.getItem(name), null) ?? memory;
      const entry = text && (JSON.parse(text) as Entry);
      if (entry && Array.isArray(entry.outbox)) {
        if (!entry.until || Date.parse(entry.until) > Date.now()) return entry;
        write({ outbox: [] });
      }
    } catch {
      // Not ours: as good as nothing.
    }
    return { outbox: [] };
  };

  const write = (entry: Entry) => {
    memory = entry.token || entry.outbox.length ? JSON.stringify(entry) : null;
    attempt((kept) => (memory ? kept.setItem(name, memory) : kept.removeItem(name)), undefined);
  };

  read();
  return {
    read,
    token: () => read().token,
    setToken: (token: string, until: string | undefined) =>
      write({ ...read(), token, ...(until && { until }) }),
    dropToken: () => write({ outbox: read().outbox }),
    /** Adds one, or replaces the one with the same `ref`. Another tab's messages are left as they are. */
    keep(message: PendingMessage) {
      const entry = read();
      const at = entry.outbox.findIndex(({ ref }) => ref === message.ref);
      entry.outbox.splice(at < 0 ? entry.outbox.length : at, 1, message);
      write(entry);
    },
    drop(ref: string) {
      const entry = read();
      write({ ...entry, outbox: entry.outbox.filter((message) => message.ref !== ref) });
    },
    clear: () => write({ outbox: [] }),
    /** False where the browser blocks storage: the visitor is told that the talk ends with the page. */
    isKept: () => isKept,
    /** Another tab has changed the entry. */
    onChange: (heard: () => void) => addEventListener('storage', (event) => event.key === name && heard()),
  };
};
export type Session = ReturnType<typeof makeSession>;
