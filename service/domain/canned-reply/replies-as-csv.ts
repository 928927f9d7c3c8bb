import { LOCALES, type Locale } from '../../protocol/vocabulary.ts';
import { CSV_START, csvLine, disarmed, readCsvRows } from '../model/base/csv.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import {
  type CannedReply,
  type CannedReplyInput,
  normalShortcut,
  replyFaults,
  sameReply,
} from './canned-reply.ts';
import { type ManageDeps, recordReplies, requireRoom } from './manage-replies.ts';
import { changeReplies, type ReplyOwner, replyPlace } from './reply-place.ts';

const COLUMNS = ['shortcut', 'title', ...LOCALES] as const;
const SHOWN_FAULTS = 100;
/** Stands where bytes were no UTF-8: the file has another encoding, and its letters are lost. */
const UNREADABLE = '\ufffd';
const UNREADABLE_FAULT = 'has letters that cannot be read';

export type ReplyImportFault = { line: number; column: string; fault: string };
export type ReplyImportReport = {
  rows: number;
  added: number;
  /** The list had the shortcut, with other words. */
  changed: number;
  same: number;
  /** With one fault nothing of the file is stored. At most 100 are listed. */
  faults: readonly ReplyImportFault[];
};

/** The replies of a list as CSV, in the form that the import reads. @throws DomainError not_found, forbidden */
export const makeExportReplies =
  (deps: Pick<ManageDeps, 'cannedReplies' | 'organisationReplies'>) =>
  async (access: Access, owner: ReplyOwner): Promise<string> => {
    const { replies } = await replyPlace(deps, access, owner).read();
    const lines = replies.map(({ shortcut, title, texts }) =>
      csvLine([shortcut, title, ...LOCALES.map((locale) => texts[locale] ?? '')]),
    );
    return [CSV_START, csvLine([...COLUMNS]), ...lines].join('');
  };

/** `columns`: languages that the file has; it says nothing about the others. */
type Read = { replies: CannedReplyInput[]; columns: readonly Locale[]; faults: ReplyImportFault[] };

/** A reply of the file with the texts of the known one in languages that the file does not have. */
const withOtherTexts = (
  reply: CannedReplyInput,
  known: Pick<CannedReply, 'texts'> | undefined,
  columns: readonly Locale[],
): CannedReplyInput => {
  const others = Object.entries(known?.texts ?? {}).filter(([locale]) => !columns.includes(locale as Locale));
  return { ...reply, texts: { ...Object.fromEntries(others), ...reply.texts } };
};

/** @throws DomainError invalid_request without the columns */
const readReplies = (csv: string, list: readonly CannedReply[]): Read => {
  const [head, ...rows] = readCsvRows(csv);
  const names = (head?.cells ?? []).map((cell) => cell.toLowerCase());
  const place = (column: string) => names.indexOf(column);
  const columns = LOCALES.filter((locale) => place(locale) >= 0);
  const missing = ['shortcut', 'title'].filter((column) => place(column) < 0);
  if (missing.length > 0 || columns.length === 0)
    throw new DomainError(
      'invalid_request',
      `The first line must name the columns: ${COLUMNS.join(', ')}; one language is enough.`,
      { fields: { csv: `needs the columns ${COLUMNS.join(', ')}` } },
    );
  const replies: CannedReplyInput[] = [];
  const faults: ReplyImportFault[] = [];
  for (const { line, cells } of rows) {
    const cellOf = (column: string) => disarmed(cells[place(column)] ?? '').trim();
    const texts = Object.fromEntries(
      columns.flatMap((locale) => (cellOf(locale) === '' ? [] : [[locale, cellOf(locale)]])),
    );
    const reply = { shortcut: normalShortcut(cellOf('shortcut')), title: cellOf('title'), texts };
    const known = list.find(({ shortcut }) => shortcut === reply.shortcut);
    const whole = withOtherTexts(reply, known, columns);
    for (const column of ['shortcut', 'title', ...columns])
      if (cellOf(column).includes(UNREADABLE)) faults.push({ line, column, fault: UNREADABLE_FAULT });
    for (const [field, fault] of Object.entries(replyFaults(whole, replies)))
      faults.push({ line, column: field.replace(/^texts\.?/, '') || LOCALES.join(', '), fault });
    replies.push(reply);
  }
  return { replies, columns, faults };
};

/**
 * Adds the replies of a file; one with a shortcut that the list has gets the words of the file, none is removed. A
 * language without a column keeps its texts; an empty cell removes one.
 * All or nothing: with a fault in any line the report names it and nothing is stored.
 * @throws DomainError not_found, forbidden, conflict, invalid_request without columns or with too many replies
 */
export const makeImportReplies =
  (deps: ManageDeps) =>
  async (
    access: Access,
    owner: ReplyOwner,
    { csv, dryRun }: { csv: string; dryRun: boolean },
  ): Promise<ReplyImportReport> => {
    const place = replyPlace(deps, access, owner);
    const { replies: given, columns, faults } = readReplies(csv, (await place.read()).replies);
    const counts = { added: 0, changed: 0, same: 0 };
    const merged = (replies: readonly CannedReply[]): CannedReply[] => {
      Object.assign(counts, { added: 0, changed: 0, same: 0 });
      const next = [...replies];
      for (const ofFile of given) {
        const at = next.findIndex(({ shortcut }) => shortcut === ofFile.shortcut);
        const known = next[at];
        const reply = withOtherTexts(ofFile, known, columns);
        if (known === undefined) next.push({ ...reply, id: deps.ids.next('rpl') });
        else if (!sameReply(known, reply)) next[at] = { ...reply, id: known.id };
        counts[known === undefined ? 'added' : sameReply(known, reply) ? 'same' : 'changed'] += 1;
      }
      requireRoom(next.length);
      return next;
    };
    const report = () => ({ rows: given.length, ...counts, faults: faults.slice(0, SHOWN_FAULTS) });
    if (faults.length > 0) return report();
    if (dryRun) {
      merged((await place.read()).replies);
      return report();
    }
    await changeReplies(place, merged);
    await recordReplies(
      deps.recordAct,
      access,
      owner,
      'shopId' in owner ? owner.shopId : owner.organisationId,
      {
        change: 'imported',
        count: counts.added + counts.changed,
      },
    );
    return report();
  };
