import { canonicalJson, type Json, parseCanonicalJson } from '../model/base/canonical-json.ts';
import {
  isRegisterForm,
  isStatementForm,
  REGISTER_COLUMNS,
  REGISTER_FORMAT,
  type RegisterEntry,
  type RegisterSeal,
  type RegisterStatement,
} from './register-file.ts';

/** A list of consents as it was handed in, not judged yet. */
export type RegisterFile = {
  readonly statement: RegisterStatement;
  readonly seal: RegisterSeal;
  /** What `statement.set.sha256` must be the hash of. */
  readonly setText: string;
  readonly count: number;
  /** Places of the entries; null in a CSV, where only the text counts. */
  readonly places: readonly number[] | null;
};

/** First word of the last line of a CSV; the signed statement is in the cell behind it. */
export const STATEMENT_ROW = 'statement';
const BYTE_ORDER_MARK = '\ufeff';
const HEADER = REGISTER_COLUMNS.join(',');

const withLf = (text: string): string => text.replaceAll('\r\n', '\n');
/** A byte order mark, which editors put before a text, is no content. */
export const withoutStart = (text: string): string =>
  text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;

/** The text of the CSV that is hashed: without its byte order mark, with LF, up to the line of the statement. */
export const csvSetText = (lines: string): string => withLf(withoutStart(lines));

/** Told by its first letters, without a byte order mark, so that large files are not parsed in vain. */
export const isRegisterText = (text: string): boolean =>
  text.startsWith(HEADER) ||
  (text.startsWith('{"asOf":') &&
    text.includes(`],"filter":{`) &&
    text.includes(`"format":"${REGISTER_FORMAT}"`));

const readJson = (text: string): RegisterFile | null => {
  const value = parseCanonicalJson(text);
  if (value === undefined || !isRegisterForm(value)) return null;
  const { entries, seal, ...statement } = value as unknown as RegisterStatement & {
    entries: readonly RegisterEntry[];
    seal: RegisterSeal;
  };
  return {
    statement,
    seal,
    setText: canonicalJson(entries as unknown as Json),
    count: entries.length,
    places: entries.map(({ seq }) => seq),
  };
};

const readTable = (text: string): RegisterFile | null => {
  const lines = csvSetText(text).trimEnd();
  const cut = lines.lastIndexOf('\n') + 1;
  const last = lines.slice(cut);
  const isCell = last.startsWith(`${STATEMENT_ROW},"`) && last.endsWith('"');
  const value = isCell
    ? parseCanonicalJson(last.slice(STATEMENT_ROW.length + 2, -1).replaceAll('""', '"'))
    : undefined;
  if (value === undefined || !isStatementForm(value)) return null;
  const { seal, ...statement } = value as unknown as RegisterStatement & { seal: RegisterSeal };
  const setText = lines.slice(0, cut);
  // No cell of an entry holds a line break: without the head, each line is one entry.
  return { statement, seal, setText, count: setText.split('\n').length - 2, places: null };
};

/** Reads an exported register, JSON or CSV; null when it is not written as the service writes it. */
export const readRegister = (text: string): RegisterFile | null =>
  text.startsWith('{') ? readJson(text.trimEnd()) : readTable(text);
