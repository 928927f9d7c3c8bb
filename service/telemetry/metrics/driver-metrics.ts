import type { FigureMakers } from './figure-makers.ts';

export type DriverFigures = {
  readonly commands: ReadonlyMap<string, { count: number; failed: number; totalMs: number }>;
  readonly pool: Readonly<Record<'open' | 'inUse' | 'waiting' | 'cleared' | 'refused', number>>;
  readonly heartbeats: { readonly failed: number };
  readonly elections: number;
  readonly clockAheadMs: number | null;
};

/** Driver metrics at a scrape. */
export const addDriverMetrics = (
  { beforeScrape, readGauge }: FigureMakers,
  figures: () => DriverFigures,
): void => {
  beforeScrape(
    'zgoda_database_commands_total',
    'Commands that the database answered.',
    ['command', 'outcome'],
    () =>
      [...figures().commands].flatMap(([command, { count, failed }]) => [
        [{ command, outcome: 'done' }, count - failed] as const,
        [{ command, outcome: 'failed' }, failed] as const,
      ]),
  );
  beforeScrape('zgoda_database_command_seconds_total', 'Time of these commands.', ['command'], () =>
    [...figures().commands].map(([command, { totalMs }]) => [{ command }, totalMs / 1_000] as const),
  );
  beforeScrape(
    'zgoda_database_faults_total',
    'What went wrong between service and database.',
    ['fault'],
    () => {
      const { pool, heartbeats } = figures();
      return [
        [{ fault: 'server_lost' }, pool.cleared],
        [{ fault: 'no_connection' }, pool.refused],
        [{ fault: 'heartbeat' }, heartbeats.failed],
      ];
    },
  );
  beforeScrape('zgoda_database_elections_total', 'Times that another member became primary.', [], () => [
    [{}, figures().elections],
  ]);
  readGauge('zgoda_clock_ahead_seconds', 'Clock of this process minus that of the database.', () => {
    const { clockAheadMs } = figures();
    return clockAheadMs === null ? null : clockAheadMs / 1_000;
  });
  readGauge('zgoda_database_connections', 'Open connections.', () => figures().pool.open);
  readGauge('zgoda_database_connections_in_use', 'Connections in use.', () => figures().pool.inUse);
  readGauge(
    'zgoda_database_calls_waiting',
    'Calls that wait for a connection.',
    () => figures().pool.waiting,
  );
};
