import type { EnvReader } from './env-reader.ts';

export type MetricsConfig = Readonly<{ port: number; host: string }>;

/** Null: off. */
export const readMetrics = ({ text, whole }: EnvReader): MetricsConfig | null =>
  text('ZGODA_METRICS_PORT') === null
    ? null
    : { port: whole('ZGODA_METRICS_PORT', 0, 65_535), host: text('ZGODA_METRICS_HOST') ?? '127.0.0.1' };
