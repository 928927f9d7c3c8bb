import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import type { ActsAsked } from '../../../domain/audit/list-acts.ts';
import type { AuditCursor } from '../../../domain/model/audit/audit.ts';
import {
  type ActKind,
  activityExportQuery,
  activityQuery,
  activityResponse,
  activityVerdictQuery,
  activityVerdictResponse,
} from '../../../protocol/api/activity-api.ts';
import type { ShopId, StaffId } from '../../../protocol/vocabulary.ts';
import { activityCsv, activityJson, actView, verdictView } from '../../../views/activity-views.ts';
import { ANSWER_WAIT_MS, makeInTime } from '../../in-time.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['activity']; now(): Date };

const PAGE = 50;
const inTime = makeInTime(ANSWER_WAIT_MS);
const AREAS: Record<ActKind, readonly string[]> = {
  accounts: ['staff', 'account'],
  people: ['member', 'owner', 'organisation', 'client', 'grant', 'registration', 'company'],
  leads: ['lead', 'conversation', 'message', 'card', 'evidence', 'receipt'],
  consents: ['notice', 'policy', 'consent', 'marketing'],
  settings: ['shop', 'mail'],
  privacy: [
    'subject',
    'subject_request',
    'request',
    'retention',
    'suppression',
    'restore',
    'tombstone',
    'hold',
  ],
  records: ['activity', 'breach', 'departure', 'agreement', 'record', 'sub_processor'],
};

type Filter = {
  shop?: ShopId | undefined;
  actor?: StaffId | string | undefined;
  kind?: ActKind | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

const asked = ({ shop, actor, kind, from, to }: Filter): Omit<ActsAsked, 'limit' | 'before'> => ({
  shopId: shop,
  actor,
  areas: kind === undefined ? undefined : AREAS[kind],
  from: from === undefined ? undefined : new Date(from),
  to: to === undefined ? undefined : new Date(to),
});
const cursorText = (cursor: AuditCursor): string => `${cursor.at.getTime()}.${cursor.id}`;
const cursorOf = (text: string): AuditCursor => {
  const [at = '', id = ''] = text.split('.aud_');
  return { at: new Date(Number(at)), id: `aud_${id}` };
};

const listActs = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/activity',
      audience: 'staff',
      summary: 'Who did what, newest first, 50 at a time (PR-6).',
      rate: 'staff',
      query: activityQuery,
      answer: activityResponse,
    },
    async ({ query: { before, ...filter } }, { access }) => {
      const page = await desk.listActs(access, {
        ...asked(filter),
        limit: PAGE,
        before: before === undefined ? undefined : cursorOf(before),
      });
      return {
        body: {
          acts: page.rows.map((row) => actView(row, page)),
          next: page.next === null ? null : cursorText(page.next),
        },
      };
    },
  );

const judgeActs = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/activity/verdict',
      audience: 'staff',
      summary: 'Whether the log of a shop (for the operator: of the service) is whole; 202 while it is read.',
      rate: 'wholeList',
      query: activityVerdictQuery,
      answer: activityVerdictResponse,
    },
    async ({ query: { shop } }, { access }) => {
      const verdict = await inTime(desk.judgeActs(access, shop));
      if (verdict === null) return { status: 202, body: { isReady: false as const } };
      return { body: verdictView(verdict) };
    },
  );

const exportActs = ({ desk, now }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/activity/export',
      audience: 'staff',
      summary: 'The log as a file: CSV, or JSON with hashes and the signed end of the chain.',
      rate: 'wholeList',
      query: activityExportQuery,
      files: ['text/csv', 'application/json'],
    },
    async ({ query: { format, ...filter } }, { access }) => {
      const acts = await desk.exportActs(access, asked(filter), format);
      const name = `zgoda-activity-${now().toISOString().slice(0, 10)}.${format}`;
      return format === 'csv'
        ? { file: { name, type: 'text/csv; charset=utf-8', parts: activityCsv(acts) } }
        : { file: { name, type: 'application/json', parts: activityJson(acts, now()) } };
    },
  );

/** Rule: PR-6. */
export const activityRoutes = (deps: Deps): Route[] => [listActs(deps), judgeActs(deps), exportActs(deps)];
