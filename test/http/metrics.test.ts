import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { call, makeMerchant } from '../support/scenes/chat-actors.ts';
import { assertClosedLabels, figureOf, namesOf, openFigures } from '../support/scenes/figures.ts';
import { connectFrames } from '../support/service/frame-client.ts';
import { readTestConfig, startTestService, type TestService } from '../support/service/start-service.ts';

const folder = resolve(import.meta.dirname, '../../docs/monitoring');
const rules = readFileSync(join(folder, 'alert-rules.yml'), 'utf8');
/** Metrics of Prometheus itself. */
const OUTSIDE = new Set(['up']);

describe('figures for Prometheus', () => {
  let figures: Awaited<ReturnType<typeof openFigures>>;
  let service: TestService;
  before(async () => {
    figures = await openFigures();
    service = await startTestService({ meters: figures.meters });
  });
  after(() => service?.stop());

  it('are off until a port is set, and then on this machine alone', () => {
    assert.equal(readTestConfig().metrics, null);
    assert.deepEqual(readTestConfig({ ZGODA_METRICS_PORT: '9464' }).metrics, {
      port: 9464,
      host: '127.0.0.1',
    });
  });

  it('stand at one address of a port of their own, never at the address of the service', async () => {
    assert.equal((await fetch(`${figures.address}/`)).status, 404);
    assert.equal((await fetch(`${figures.address}/metrics`, { method: 'POST' })).status, 404);
    assert.equal((await fetch(`${service.origin}/metrics`)).status, 404);
  });

  it('begin at 0 where an alert rule or the dashboard looks for an increase, else the first one would not be seen', async () => {
    const text = await figures.read();
    const panels = readFileSync(join(folder, 'grafana-dashboard.json'), 'utf8').replaceAll('\\"', '"');
    const rises = [...`${rules}${panels}`.matchAll(/increase\((\w+)(?:\{([^}]*)\})?\[/g)];
    assert.ok(rises.length > 12);
    for (const [rule, name = '', label] of rises)
      if (label !== 'outcome="done"') assert.equal(figureOf(text, name, label), 0, rule);
    for (const kind of ['subject', 'record', 'shop'])
      assert.equal(figureOf(text, 'zgoda_erasures_total', `kind="${kind}"`), 0, kind);
    for (const task of ['retention', 'departures', 'mails', 'waiting_chats', 'on_call'])
      assert.equal(figureOf(text, 'zgoda_job_seconds_count', `task="${task}",outcome="failed"`), 0, task);
  });

  it('do not call the index of words of a process that has just begun years behind', async () => {
    const indexedAt = figureOf(await figures.read(), 'zgoda_search_indexed_timestamp_seconds') ?? 0;
    assert.ok(Date.now() / 1_000 - indexedAt < 600, String(indexedAt));
  });

  it('say since when the witness does not answer, also right after a start', async () => {
    const answeredAt = figureOf(await figures.read(), 'zgoda_witness_answered_timestamp_seconds') ?? 0;
    assert.ok(Date.now() / 1_000 - answeredAt < 600, String(answeredAt));
  });

  it('count refusals by their code, on both ways', async () => {
    const wrong = { email: 'anna@shop.example', password: 'wrong' };
    await call(service, 'POST', '/v1/staff/sign-in', { body: wrong });
    const { shop } = await makeMerchant(service, {});
    const visitor = await connectFrames(service.origin, `/v1/visitor/socket?s=${shop.key}`);
    visitor.send({ t: 'session.hello' });
    await visitor.next('problem');
    const text = await figures.read();
    assert.equal(figureOf(text, 'zgoda_refusals_total', 'code="credentials_wrong"'), 1);
    assert.equal(figureOf(text, 'zgoda_refusals_total', 'way="socket",code="invalid_request"'), 1);
    assertClosedLabels(text);
    await visitor.close();
  });

  it('are all there that the dashboard and the alert rules name', async () => {
    const known = namesOf(await figures.read());
    const ofHistogram = /_(bucket|sum|count)$/;
    const dashboard = JSON.parse(readFileSync(join(folder, 'grafana-dashboard.json'), 'utf8'));
    const expressions = [
      ...dashboard.panels.flatMap(({ targets }: { targets: { expr: string }[] }) =>
        targets.map(({ expr }) => expr),
      ),
      ...[...rules.matchAll(/^ {8}expr: (.+)$/gm)].map(([, expr]) => expr),
    ];
    assert.ok(expressions.length > 40);
    const named = new Set(
      expressions.flatMap((expression) =>
        [
          ...expression.matchAll(
            /\b(?:zgoda|nodejs|process|up)(?:_[a-z0-9_]+)?\b(?=[^"]*(?:"[^"]*"[^"]*)*$)/g,
          ),
        ].map(([name]) => name),
      ),
    );
    const missing = [...named].filter(
      (name) => !OUTSIDE.has(name) && !known.has(name) && !known.has(name.replace(ofHistogram, '')),
    );
    assert.deepEqual(missing, []);
    const unseen = [...known].filter(
      (name) =>
        name.startsWith('zgoda_') &&
        ![...named].some((one) => one.replace(ofHistogram, '') === name || one === name),
    );
    assert.deepEqual(unseen, [], 'figures that nobody looks at');
  });
});
