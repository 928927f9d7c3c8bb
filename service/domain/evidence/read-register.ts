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

/** Not verified. */
export type RegisterFile = {
  readonly statement: RegisterStatement;
  readonly seal: RegisterSeal;
  readonly setText: string;
  readonly count: number;
  /** Null: CSV. */
  readonly places: readonly number[] | null;
};

/** The next cell holds the statement. */
export const STATEMENT_ROW = 'statement';
const BYTE_ORDER_MARK = '\ufeff';
const HEADER = REGISTER_COLUMNS.join(',');

const withLf = (text: string): string => text.replaceAll('\r\n', '\n');
/** Without byte order mark. */
export const withoutStart = (text: string): string =>
  text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;

/** No byte order mark, LF, before the statement. */
export const csvSetText = (lines: string): string => withLf(withoutStart(lines));

/** By prefix, for large files. */
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
  // One line per entry, minus the header.
  return { statement, seal, setText, count: setText.split('\n').length - 2, places: null };
};

/** JSON or CSV; null: another form. */
export const readRegister = (text: string): RegisterFile | null =>
  text.startsWith('{') ? readJson(text.trimEnd()) : readTable(text);
