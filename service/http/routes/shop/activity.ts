import type { UseCases } from '../../../desks/use-cases.ts';
import { type ActsAsked, type ActsPage, logScope } from '../../../domain/audit/list-acts.ts';
import type { AuditVerdict } from '../../../domain/audit/verify-audit.ts';
import type { AuditCursor, AuditRow } from '../../../domain/model/audit/audit.ts';
import { CSV_START, csvLine } from '../../../domain/model/base/csv.ts';
import { type Access, shopWith } from '../../../domain/model/staff/resolve-access.ts';
import {
  type ActKind,
  type ActView,
  activityExportQuery,
  activityQuery,
  activityResponse,
  activityVerdictQuery,
  activityVerdictResponse,
} from '../../../protocol/api/activity-api.ts';
import type { ShopId, StaffId } from '../../../protocol/vocabulary.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { useCases: UseCases; now(): Date };

const PAGE = 50;
const EXPORT_PAGE = 500;

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
const asked = ({ shop, actor, kind, from, to }: Filter, limit: number): ActsAsked => ({
  shopId: shop,
  actor,
  areas: kind === undefined ? undefined : AREAS[kind],
  from: from === undefined ? undefined : new Date(from),
  to: to === undefined ? undefined : new Date(to),
  limit,
});

const cursorText = (cursor: AuditCursor): string => `${cursor.at.getTime()}.${cursor.id}`;
const cursorOf = (text: string): AuditCursor => {
  const dot = text.indexOf('.');
  return { at: new Date(Number(text.slice(0, dot))), id: text.slice(dot + 1) };
};

const actView = (row: AuditRow, { people, shops }: ActsPage): ActView => ({
  id: row.id,
  at: row.at.toISOString(),
  shopId: row.shopId,
  shopName: row.shopId === null ? null : (shops.get(row.shopId) ?? null),
  actor: row.actor,
  actorName: people.get(row.actor) ?? null,
  action: row.action,
  target: row.target,
  targetName: row.target === null ? null : (people.get(row.target) ?? shops.get(row.target) ?? null),
  outcome: row.outcome,
  details: row.details,
});

const verdictView = (verdict: AuditVerdict) => ({ ...verdict, since: verdict.since?.toISOString() ?? null });

const CSV_HEAD = ['time', 'shop', 'who', 'who_id', 'act', 'what', 'outcome', 'details', 'place', 'hash'];

/** Who did what in the person's shops and companies: to read, to verify, to take away. Rule: PR-6. */
export const activityRoutes = ({ useCases, now }: Deps): Route[] => {
  const pagesOf = async function* (access: Access, filter: Filter): AsyncGenerator<ActsPage> {
    for (let before: AuditCursor | undefined; ; ) {
      const page: ActsPage = await useCases.listActs(access, { ...asked(filter, EXPORT_PAGE), before });
      yield page;
      if (page.next === null) return;
      before = page.next;
    }
  };
  const csv = async function* (first: ActsPage, rest: AsyncGenerator<ActsPage>): AsyncGenerator<string> {
    yield CSV_START + csvLine(CSV_HEAD);
    const lines = (page: ActsPage) =>
      page.rows
        .map((row) => {
          const view = actView(row, page);
          return csvLine([
            view.at,
            view.shopName ?? '',
            view.actorName ?? view.actor,
            view.actor,
            view.action,
            view.target,
            view.outcome,
            Object.entries(view.details)
              .map(([name, value]) => `${name}: ${value}`)
              .join('; '),
            row.seq,
            row.hash,
          ]);
        })
        .join('');
    yield lines(first);
    for await (const page of rest) yield lines(page);
  };
  const json = async function* (
    first: ActsPage,
    rest: AsyncGenerator<ActsPage>,
    verdict: AuditVerdict | null,
  ): AsyncGenerator<string> {
    const head = {
      format: 'zgoda-activity/1',
      generatedAt: now().toISOString(),
      chain: verdict === null ? null : verdictView(verdict),
    };
    yield `${JSON.stringify(head).slice(0, -1)},"acts":[`;
    let glue = '';
    const items = (page: ActsPage) =>
      page.rows
        .map((row) => {
          const text = `${glue}\n${JSON.stringify({ ...actView(row, page), chain: row.chain, seq: row.seq, salt: row.salt, commitment: row.commitment, organisationId: row.organisationId, previousHash: row.previousHash, hash: row.hash })}`;
          glue = ',';
          return text;
        })
        .join('');
    yield items(first);
    for await (const page of rest) yield items(page);
    yield '\n]}\n';
  };

  return [
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
        const page = await useCases.listActs(access, {
          ...asked(filter, PAGE),
          before: before === undefined ? undefined : cursorOf(before),
        });
        return {
          body: {
            acts: page.rows.map((row) => actView(row, page)),
            next: page.next === null ? null : cursorText(page.next),
          },
        };
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/activity/verdict',
        audience: 'staff',
        summary: 'Whether the log of a shop (for the operator: of the service) is whole.',
        rate: 'staff',
        query: activityVerdictQuery,
        answer: activityVerdictResponse,
      },
      async ({ query: { shop } }, { access }) => {
        return { body: verdictView(await useCases.verifyAudit(logScope(access, shop))) };
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/activity/export',
        audience: 'staff',
        summary: 'The log as a file: CSV, or JSON with hashes and the signed end of the chain.',
        rate: 'staff',
        query: activityExportQuery,
        files: ['text/csv', 'application/json'],
      },
      async ({ query: { format, ...filter } }, { access }) => {
        const pages = pagesOf(access, filter);
        // The first page is read before anything is sent, so that a refusal is still an answer.
        const { value: first } = await pages.next();
        if (first === undefined) throw new Error('An export without a first page.');
        const verdict =
          filter.shop === undefined
            ? null
            : await useCases.verifyAudit(shopWith(access, filter.shop, 'audit').scope);
        await useCases.recordAct({
          actor: access.staff.id,
          shopId: filter.shop ?? null,
          organisationId: access.organisations[0]?.organisation.id ?? null,
          action: 'activity.export',
          target: filter.shop ?? access.staff.id,
          outcome: 'ok',
          details: { format },
        });
        const name = `zgoda-activity-${now().toISOString().slice(0, 10)}.${format}`;
        return format === 'csv'
          ? { file: { name, type: 'text/csv; charset=utf-8', parts: csv(first, pages) } }
          : { file: { name, type: 'application/json', parts: json(first, pages, verdict) } };
      },
    ),
  ];
};
