import { ERASURE_MARK_KINDS } from '../../domain/model/erasure/erasure-mark.ts';
import { PROBLEM_CODES } from '../../protocol/vocabulary.ts';
import type { FigureMakers } from './figure-makers.ts';
import type { Meters, Standing } from './meters.ts';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const LOT_EVENTS = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const JOB_SECONDS = [0.01, 0.1, 1, 5, 15, 60, 300, 1_800];

/** Product metrics; closed label values. Rule: MI-2. */
export const addProductMetrics = (make: FigureMakers): Omit<Meters, 'stop'> => {
  const { counter, gauge, histogram } = make;
  const messages = counter('zgoda_messages_total', 'Messages stored by this process.', ['by']);
  const opened = counter('zgoda_conversations_opened_total', 'Conversations that visitors began.');
  const leads = counter('zgoda_leads_total', 'Leads kept with their proof.');
  const erasures = counter('zgoda_erasures_total', 'Erasures noted in the journal.', ['kind']);
  const queued = counter('zgoda_mails_queued_total', 'Mails put into the outbox.');
  const mails = counter('zgoda_mails_total', 'Mails sent, and tries that failed.', ['outcome']);
  const alerts = counter('zgoda_alerts_total', 'Alerts to staff about waiting visitors.');
  const status = ['status'] as ['status'];
  const requests = histogram(
    'zgoda_http_request_seconds',
    'HTTP requests by class of status.',
    SECONDS,
    status,
  );
  const refusals = counter('zgoda_refusals_total', 'Refusals by their code.', ['way', 'code']);
  const limited = counter('zgoda_rate_limited_total', 'Calls above a rate limit.', ['limit']);
  // Not `job`: Prometheus uses that label itself.
  const jobs = histogram('zgoda_job_seconds', 'Runs of jobs.', JOB_SECONDS, ['task', 'outcome']);
  const jobDone = gauge(
    'zgoda_job_last_success_timestamp_seconds',
    'When a job last ended well in this process.',
    ['task'],
  );
  const indexed = gauge(
    'zgoda_search_indexed_timestamp_seconds',
    'When the index of words last held everything but what failed; before the first time, when this process began.',
  );
  indexed.setToCurrentTime();
  const witnessed = gauge(
    'zgoda_witness_answered_timestamp_seconds',
    'When no statement last waited for the time-stamp authority; before the first time, when this process began.',
  );
  witnessed.setToCurrentTime();
  const lotEvents = histogram('zgoda_lot_events', 'Events of conversations in one write.', LOT_EVENTS);
  const lotSeconds = histogram(
    'zgoda_lot_seconds',
    'Time until the database confirmed such a write.',
    SECONDS,
  );
  // Initialised at 0: Prometheus sees no increase in a new series.
  for (const way of ['http', 'socket']) for (const code of PROBLEM_CODES) refusals.inc({ way, code }, 0);
  for (const outcome of ['sent', 'failed']) mails.inc({ outcome }, 0);
  for (const kind of ERASURE_MARK_KINDS) if (kind !== 'sent') erasures.inc({ kind }, 0);
  let standing: Standing | null = null;
  const read = (name: string, help: string, of: (now: Standing) => number | null): void =>
    make.readGauge(name, help, () => (standing === null ? null : of(standing)));
  read('zgoda_sockets', 'Open sockets, of visitors and staff.', ({ sockets }) => sockets());
  read(
    'zgoda_conversations_in_memory',
    'Conversations in memory.',
    ({ conversations }) => conversations().conversations,
  );
  read(
    'zgoda_conversations_behind',
    'Conversations whose row is behind their events.',
    ({ conversations }) => conversations().behind,
  );
  read(
    'zgoda_database_up',
    'Whether the database confirmed a write of this process in the last seconds.',
    ({ isDatabaseUp }) => Number(isDatabaseUp()),
  );
  read('zgoda_redis_up', 'Whether Redis answers and stores; absent where none is set.', ({ isRedisUp }) =>
    isRedisUp === null ? null : Number(isRedisUp()),
  );
  return {
    event(event) {
      switch (event.type) {
        case 'conversation.event':
          if (event.event.body.kind === 'message') messages.inc({ by: event.event.author });
          return;
        case 'conversation.opened':
          return opened.inc();
        case 'lead.kept':
          return leads.inc();
        case 'mail.queued':
          return queued.inc();
        default:
      }
    },
    erased: (kind) => erasures.inc({ kind }),
    request: (code, seconds) => requests.observe({ status: `${Math.floor(code / 100)}xx` }, seconds),
    refusal: (way, code) => refusals.inc({ way, code }),
    rateLimited: (limit) => limited.inc({ limit }),
    expect: (job) => jobs.zero({ task: job, outcome: 'failed' }),
    job(job, seconds, isDone) {
      jobs.observe({ task: job, outcome: isDone ? 'done' : 'failed' }, seconds);
      if (isDone) jobDone.set({ task: job }, Date.now() / 1_000);
    },
    mails(sent, failed) {
      mails.inc({ outcome: 'sent' }, sent);
      mails.inc({ outcome: 'failed' }, failed);
    },
    alerts: (count) => alerts.inc(count),
    indexed: () => indexed.setToCurrentTime(),
    witnessed: () => witnessed.setToCurrentTime(),
    lot(events, seconds) {
      lotEvents.observe(events);
      lotSeconds.observe(seconds);
    },
    watch(now) {
      standing = now;
    },
  };
};
