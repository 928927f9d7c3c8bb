import { type DestinationStream, type Logger, pino } from 'pino';
import { makeLogDestination } from './log-destination.ts';
import { inSource } from './source-places.ts';

/** Ids, counts and codes only. Never a text, name, e-mail, phone, address, user agent, token or query. Rule: MI-2. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export type ServiceLogger = {
  /** The operator must act now. */
  error(fields: LogFields, sentence: string): void;
  /** Recovered by itself. */
  warn(fields: LogFields, sentence: string): void;
  /** State changed. */
  info(fields: LogFields, sentence: string): void;
  /** For development. */
  debug(fields: LogFields, sentence: string): void;
};

/** JSON lines; `destination` for tests. */
export const makeLogger = (
  level: string,
  destination: DestinationStream = makeLogDestination(),
): ServiceLogger => {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger: Logger = pino(options, destination);
  return {
    error: (fields, sentence) => logger.error(fields, sentence),
    warn: (fields, sentence) => logger.warn(fields, sentence),
    info: (fields, sentence) => logger.info(fields, sentence),
    debug: (fields, sentence) => logger.debug(fields, sentence),
  };
};

/** Limits a line to one per `everyMs`; the next one counts the skipped. */
export const atMostOncePer = (everyMs: number, write: (fields: LogFields) => void) => {
  let writtenAt = Number.NEGATIVE_INFINITY;
  let leftOut = 0;
  return (fields: LogFields): void => {
    const now = performance.now();
    if (now - writtenAt < everyMs) {
      leftOut += 1;
      return;
    }
    write({ ...fields, leftOut });
    writtenAt = now;
    leftOut = 0;
  };
};

/** Name and first frames; messages may quote data. */
export const faultFields = (error: unknown): LogFields => {
  if (!(error instanceof Error)) return { fault: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : null;
  return {
    fault: error.name,
    code,
    at: frames
      .slice(0, 3)
      .map((line) => inSource(line.trim()))
      .join(' < '),
  };
};
