import type { ActsExport } from '../domain/audit/export-acts.ts';
import type { ActsPage } from '../domain/audit/list-acts.ts';
import type { AuditVerdict } from '../domain/audit/verify-audit.ts';
import { ACTIVITY_FORMAT } from '../domain/evidence/signed-files/activity-form.ts';
import type { AuditRow } from '../domain/model/audit/audit.ts';
import { CSV_START, csvLine } from '../domain/model/base/csv.ts';
import type { ActView } from '../protocol/api/activity-api.ts';

export const actView = (row: AuditRow, { people, shops }: ActsPage): ActView => ({
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

export const verdictView = (verdict: AuditVerdict) => ({
  ...verdict,
  since: verdict.since?.toISOString() ?? null,
});

const CSV_HEAD = ['time', 'shop', 'who', 'who_id', 'act', 'what', 'outcome', 'details', 'place', 'hash'];

const csvOfPage = (page: ActsPage): string =>
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

/** The log as CSV, page by page. */
export const activityCsv = async function* ({ first, rest }: ActsExport): AsyncGenerator<string> {
  yield CSV_START + csvLine(CSV_HEAD);
  yield csvOfPage(first);
  for await (const page of rest) yield csvOfPage(page);
};

/**
 * The log as JSON with hashes, page by page; for one shop with the signed end and only its chain's entries.
 */
export const activityJson = async function* (
  { first, rest, signed }: ActsExport,
  now: Date,
): AsyncGenerator<string> {
  const head = {
    format: ACTIVITY_FORMAT,
    generatedAt: now.toISOString(),
    shop: signed === null ? null : { id: signed.shopId },
    chain: signed === null ? null : { head: signed.head, signature: signed.signature },
  };
  yield `${JSON.stringify(head).slice(0, -1)},"acts":[`;
  let glue = '';
  const items = (page: ActsPage): string =>
    page.rows
      .filter(({ chain, seq }) => signed === null || (chain === signed.shopId && seq <= signed.head.seq))
      .map((row) => {
        const { chain, seq, salt, commitment, organisationId, previousHash, hash } = row;
        const links = { chain, seq, salt, commitment, organisationId, previousHash, hash };
        const text = `${glue}\n${JSON.stringify({ ...actView(row, page), ...links })}`;
        glue = ',';
        return text;
      })
      .join('');
  yield items(first);
  for await (const page of rest) yield items(page);
  yield '\n]}\n';
};
