import type { mongo } from 'mongoose';

/** Names from a closed list. */
export type DriverFigures = {
  readonly commands: ReadonlyMap<string, CommandFigures>;
  readonly pool: {
    readonly open: number;
    readonly inUse: number;
    readonly waiting: number;
    readonly cleared: number;
    readonly refused: number;
  };
  readonly heartbeats: { readonly answered: number; readonly failed: number };
  readonly elections: number;
  /** Against the primary; null: no heartbeat yet. */
  readonly clockAheadMs: number | null;
};
export type CommandFigures = { readonly count: number; readonly failed: number; readonly totalMs: number };

/** Others count as `other`. */
const COMMANDS: ReadonlySet<string> = new Set([
  ...['find', 'getMore', 'aggregate', 'count', 'distinct', 'insert', 'update', 'delete'],
  ...['ping', 'listCollections', 'create', 'createIndexes', 'killCursors', 'endSessions'],
]);

/** In memory. Rule: no id, text or address is kept. */
export const makeDriverCounts = (now: () => number = Date.now) => {
  const commands = new Map<string, { count: number; failed: number; totalMs: number }>();
  const pool = { open: 0, inUse: 0, waiting: 0, cleared: 0, refused: 0 };
  const heartbeats = { answered: 0, failed: 0 };
  let elections = 0;
  let primary: string | null = null;
  let clockAheadMs: number | null = null;

  const count = (given: string, ms: number, failed: 0 | 1): void => {
    const name = COMMANDS.has(given) ? given : 'other';
    const row = commands.get(name) ?? { count: 0, failed: 0, totalMs: 0 };
    row.count += 1;
    row.failed += failed;
    row.totalMs += ms;
    commands.set(name, row);
  };
  const follow = (servers: ReadonlyMap<string, { type: string; address: string }>): void => {
    const now = [...servers.values()].find(({ type }) => type === 'RSPrimary')?.address;
    if (now === undefined || now === primary) return;
    if (primary !== null) elections += 1;
    primary = now;
  };

  return {
    /** Needs `monitorCommands`. */
    watch(client: mongo.MongoClient): void {
      client.on('commandSucceeded', ({ commandName, duration }) => count(commandName, duration, 0));
      client.on('commandFailed', ({ commandName, duration }) => count(commandName, duration, 1));
      client.on('connectionCreated', () => {
        pool.open += 1;
      });
      client.on('connectionClosed', () => {
        pool.open -= 1;
      });
      client.on('connectionCheckOutStarted', () => {
        pool.waiting += 1;
      });
      client.on('connectionCheckedOut', () => {
        pool.waiting -= 1;
        pool.inUse += 1;
      });
      client.on('connectionCheckOutFailed', () => {
        pool.waiting -= 1;
        pool.refused += 1;
      });
      client.on('connectionCheckedIn', () => {
        pool.inUse -= 1;
      });
      client.on('connectionPoolCleared', () => {
        pool.cleared += 1;
      });
      client.on('serverHeartbeatSucceeded', ({ reply }) => {
        heartbeats.answered += 1;
        const { localTime } = reply;
        const takesWrites = reply.isWritablePrimary === true || reply.ismaster === true;
        if (takesWrites && localTime instanceof Date) clockAheadMs = now() - localTime.getTime();
      });
      client.on('serverHeartbeatFailed', () => {
        heartbeats.failed += 1;
      });
      client.on('topologyDescriptionChanged', ({ newDescription }) => follow(newDescription.servers));
    },
    figures: (): DriverFigures => ({
      commands: new Map([...commands].map(([name, row]) => [name, { ...row }])),
      pool: { ...pool },
      heartbeats: { ...heartbeats },
      elections,
      clockAheadMs,
    }),
  };
};
export type DriverCounts = ReturnType<typeof makeDriverCounts>;
