import assert from 'node:assert/strict';
import { PROBLEM_CODES } from '../../../service/protocol/vocabulary.ts';
import { makeDriverCounts } from '../../../service/store/mongo/base/driver-counts.ts';
import { openPrometheus } from '../../../service/telemetry/metrics/prometheus.ts';

/** Allowed metric labels, each with the format of its values. */
const LABELS: Readonly<Record<string, RegExp>> = {
  by: /^(visitor|staff|system)$/,
  kind: /^(subject|record|shop)$/,
  outcome: /^(done|failed|sent)$/,
  status: /^[1-5]xx$/,
  way: /^(http|socket)$/,
  code: new RegExp(`^(${PROBLEM_CODES.join('|')})$`),
  limit: /^[a-z][A-Za-z]{2,30}$/,
  task: /^[a-z]+(_[a-z]+){0,3}$/,
  command: /^[a-zA-Z]{3,20}$/,
  fault: /^(server_lost|no_connection|heartbeat)$/,
  le: /^(\d+(\.\d+)?|\+Inf)$/,
};

const LINE = /^([a-z_]+)(?:\{([^}]*)\})? (\S+)$/;

export const openFigures = async () => {
  const counts = makeDriverCounts();
  const meters = await openPrometheus({ port: 0, host: '127.0.0.1' }, counts.figures);
  const address = `http://127.0.0.1:${meters.port}`;
  return {
    meters,
    ofStores: { counts, onLot: meters.lot },
    address,
    read: async (): Promise<string> => (await fetch(`${address}/metrics`)).text(),
  };
};

/** Sum over all labels; null if the metric is absent. */
export const figureOf = (text: string, wanted: string, label = ''): number | null => {
  const values = text.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = LINE.exec(line) ?? [];
    return name === wanted && labels.includes(label) ? [Number(value)] : [];
  });
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
};

export const namesOf = (text: string): Set<string> =>
  new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name ?? ''));

/** @throws if a metric has a label or value outside the lists above */
export const assertClosedLabels = (text: string): void => {
  const lines = text.split('\n').filter((line) => line.startsWith('zgoda_'));
  assert.ok(lines.length > 20, text);
  for (const line of lines) {
    const labels = LINE.exec(line)?.[2] ?? '';
    assert.ok(LINE.test(line), line);
    for (const [, name = '', value = ''] of labels.matchAll(/([a-z]+)="([^"]*)"/g))
      assert.ok(LABELS[name]?.test(value), `${name}="${value}" in ${line}`);
  }
};

/** @throws if a metric is zero after a walk through the product */
export const assertAllCounted = (text: string): void => {
  for (const name of ['messages', 'conversations_opened', 'leads', 'erasures', 'mails_queued'])
    assert.ok((figureOf(text, `zgoda_${name}_total`) ?? 0) > 0, name);
  assert.ok((figureOf(text, 'zgoda_lot_events_count') ?? 0) > 0);
};
