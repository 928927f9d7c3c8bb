import type { ExchangeMessage, ExchangePart, Said, Whole } from './exchange-messages.ts';

const MISSED_BEATS = 3;

type Peer = {
  /** In total and with Redis reachable. */
  missed: number;
  missedWhileUp: number;
  readonly heard: Map<string, number>;
  readonly asked: Set<string>;
  readonly gathered: Map<string, { n: number; items: unknown[]; messages: number }>;
  /** Null: none yet. */
  said: Said | null;
};

/** Next change applies, a gap requests all, duplicates do nothing. */
export const makeOtherProcesses = (
  parts: ReadonlyMap<string, ExchangePart>,
  on: { ask(process: string, part: string): void; found(): void },
) => {
  const peers = new Map<string, Peer>();
  const lingering = new Set<NodeJS.Timeout>();

  const ask = (process: string, peer: Peer, part: string): void => {
    if (peer.asked.has(part)) return;
    peer.asked.add(part);
    on.ask(process, part);
  };
  const peerOf = (process: string): Peer => {
    const known = peers.get(process);
    if (known !== undefined) return known;
    const counts = { missed: 0, missedWhileUp: 0, said: null };
    const peer: Peer = { ...counts, heard: new Map(), asked: new Set(), gathered: new Map() };
    peers.set(process, peer);
    on.found();
    return peer;
  };
  const catchUp = (process: string, peer: Peer): void => {
    for (const [part, n] of Object.entries(peer.said ?? {}))
      if (parts.has(part) && n > (peer.heard.get(part) ?? 0)) ask(process, peer, part);
  };
  const hearChange = (process: string, peer: Peer, part: string, n: number, change: unknown): void => {
    const heard = peer.heard.get(part) ?? 0;
    if (n <= heard) return;
    if (n > heard + 1) return ask(process, peer, part);
    peer.heard.set(part, n);
    parts.get(part)?.heard(process, change);
  };
  const gather = (process: string, peer: Peer, { part, n, at, of, items }: Whole): void => {
    if (n <= (peer.heard.get(part) ?? 0)) return;
    if (at === 0) peer.gathered.set(part, { n, items: [], messages: 0 });
    const gathered = peer.gathered.get(part);
    if (gathered === undefined || gathered.n !== n || gathered.messages !== at) return;
    gathered.items.push(...items);
    gathered.messages += 1;
    if (gathered.messages < of) return;
    peer.gathered.delete(part);
    peer.heard.set(part, n);
    parts.get(part)?.heardWhole(process, gathered.items);
  };
  const drop = (process: string, peer: Peer, mayLive: boolean, is: (part: ExchangePart) => boolean): void => {
    for (const [name, part] of parts) {
      if (!is(part)) continue;
      const wasHeard = peer.heard.delete(name);
      if (wasHeard || !mayLive) part.gone(process, mayLive);
    }
  };
  const isInStep = ({ said, heard }: Peer): boolean =>
    said !== null &&
    Object.entries(said).every(([part, n]) => !parts.has(part) || (heard.get(part) ?? 0) >= n);
  const goodbye = (process: string): void => {
    const peer = peers.get(process);
    if (!peers.delete(process) || peer === undefined) return;
    drop(process, peer, false, ({ lingerMs = 0 }) => lingerMs <= 0);
    for (const { lingerMs = 0, gone } of parts.values()) {
      if (lingerMs <= 0) continue;
      const linger = setTimeout(() => {
        lingering.delete(linger);
        gone(process, false);
      }, lingerMs).unref();
      lingering.add(linger);
    }
  };

  return {
    hear(process: string, message: Exclude<ExchangeMessage, { kind: 'ask' }>): void {
      if (message.kind === 'bye') return goodbye(process);
      const peer = peerOf(process);
      peer.missed = 0;
      peer.missedWhileUp = 0;
      if (message.kind === 'change') hearChange(process, peer, message.part, message.n, message.change);
      else if (message.kind === 'whole') gather(process, peer, message);
      else {
        peer.said = message.said;
        catchUp(process, peer);
      }
    },
    /** For a part that joined late. */
    catchUp: () => {
      for (const [process, peer] of peers) catchUp(process, peer);
    },
    /** Heartbeats, not time: an own pause drops nobody. */
    count(isUp: boolean): void {
      for (const [process, peer] of [...peers]) {
        peer.asked.clear();
        peer.missed += 1;
        if (isUp) peer.missedWhileUp += 1;
        if (peer.missedWhileUp > MISSED_BEATS) {
          peers.delete(process);
          drop(process, peer, false, () => true);
        } else if (peer.missed > MISSED_BEATS) {
          drop(process, peer, true, ({ keepsWhileAway = false }) => !keepsWhileAway);
        }
      }
    },
    inStep: (): number => [...peers.values()].filter(isInStep).length,
    /** Within `MISSED_BEATS`, without gaps. */
    areHeard: (): boolean =>
      [...peers.values()].every((peer) => peer.missed <= MISSED_BEATS && isInStep(peer)),
    stop: () => {
      for (const linger of lingering) clearTimeout(linger);
    },
  };
};
