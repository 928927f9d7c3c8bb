import type { EnvReader } from './env-reader.ts';

/** Where the figures for Prometheus are read. */
export type MetricsConfig = Readonly<{ port: number; host: string }>;

/** Null when it is off. */
export const readMetrics = ({ text, whole }: EnvReader): MetricsConfig | null =>
  text('ZGODA_METRICS_PORT') === null
    ? null
    : { port: whole('ZGODA_METRICS_PORT', 0, 65_535), host: text('ZGODA_METRICS_HOST') ?? '127.0.0.1' };
