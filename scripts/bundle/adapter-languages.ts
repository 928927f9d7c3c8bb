/**
 * Words of the WordPress plugin: collects them from the PHP sources into a template (.pot), brings each
 * translation (.po) in step with it, and compiles it (.mo) as gettext defines the format.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const PLUGIN_LANGUAGES = ['pl_PL', 'de_DE'] as const;

export type Word = { text: string; places: string[]; note: string | null };

const CALL =
  /(?:\/\*\s*(translators:[^*]*?)\s*\*\/\s*)?(?:[^\n;]*?)\b(?:__|_e|esc_html__|esc_html_e|esc_attr__|esc_attr_e)\(\s*'((?:[^'\\]|\\.)*)'\s*,\s*'zgoda'\s*\)/g;

/** Every text that the plugin can show, in the order of files and lines. */
export function collectWords(folder: string): Word[] {
  const words = new Map<string, Word>();
  const add = (text: string, place: string, note: string | null) => {
    const word = words.get(text) ?? { text, places: [], note };
    if (!word.places.includes(place)) word.places.push(place);
    word.note ??= note;
    words.set(text, word);
  };
  const plugin = readFileSync(join(folder, 'zgoda.php'), 'utf8');
  const description = /^ \* Description:\s+(.+)$/m.exec(plugin)?.[1];
  if (description)
    add(description, 'zgoda.php', 'translators: description of the plugin in the list of plugins');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.php'))
    .sort()) {
    const source = readFileSync(join(folder, file), 'utf8');
    for (const match of source.matchAll(CALL)) {
      const text = (match[2] ?? '').replace(/\\(['\\])/g, '$1');
      add(text, file, match[1]?.trim() ?? null);
    }
  }
  return [...words.values()];
}

/** Translations of a .po file by original; '' holds the header. */
export function readPo(source: string): Map<string, string> {
  const entries = new Map<string, string>();
  for (const block of source.split(/\n\s*\n/)) {
    const id = field(block, 'msgid');
    const text = field(block, 'msgstr');
    if (id !== null && text !== null) entries.set(id, text);
  }
  return entries;
}

function field(block: string, name: string): string | null {
  const match = new RegExp(`^${name}((?:\\s*"(?:[^"\\\\]|\\\\.)*")+)`, 'm').exec(block);
  if (!match?.[1]) return null;
  return [...match[1].matchAll(/"((?:[^"\\]|\\.)*)"/g)]
    .map((part) => (part[1] ?? '').replace(/\\n/g, '\n').replace(/\\(["\\])/g, '$1'))
    .join('');
}

const quoted = (text: string): string =>
  `"${text.replace(/[\\"]/g, (character) => `\\${character}`).replace(/\n/g, '\\n')}"`;

/** A .po (or, without translations, .pot) file in the order of the template. */
export function writePo(words: Word[], header: string, translations = new Map<string, string>()): string {
  const head = header
    .split('\n')
    .filter(Boolean)
    .map((line) => quoted(`${line}\n`));
  const blocks = words.map((word) =>
    [
      ...(word.note ? [`#. ${word.note}`] : []),
      ...word.places.map((place) => `#: ${place}`),
      ...(/%\d?\$?s/.test(word.text) ? ['#, php-format'] : []),
      `msgid ${quoted(word.text)}`,
      `msgstr ${quoted(translations.get(word.text) ?? '')}`,
    ].join('\n'),
  );
  return `${[`msgid ""\nmsgstr ""\n${head.join('\n')}`, ...blocks].join('\n\n')}\n`;
}

/** The binary form: two sorted tables of offsets, then the texts (GNU gettext, MO files). */
export function compileMo(translations: Map<string, string>): Uint8Array {
  const encoder = new TextEncoder();
  const rows = [...translations]
    .filter(([, text]) => text !== '')
    .map(([id, text]) => ({ id: encoder.encode(id), text: encoder.encode(text) }))
    .sort((a, b) => Buffer.compare(a.id, b.id));
  const tables = 28;
  let offset = tables + rows.length * 16;
  const size = offset + rows.reduce((sum, row) => sum + row.id.length + row.text.length + 2, 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  // No hash table; older readers want its address right after the second table.
  const words = [0x950412de, 0, rows.length, tables, tables + rows.length * 8, 0, tables + rows.length * 16];
  words.forEach((word, index) => {
    view.setUint32(index * 4, word, true);
  });
  (['id', 'text'] as const).forEach((kind, table) => {
    rows.forEach((row, index) => {
      const at = tables + table * rows.length * 8 + index * 8;
      view.setUint32(at, row[kind].length, true);
      view.setUint32(at + 4, offset, true);
      bytes.set(row[kind], offset);
      offset += row[kind].length + 1;
    });
  });
  return bytes;
}

const header = (language: string): string =>
  `Project-Id-Version: Zgoda\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\nLanguage: ${language}\nX-Domain: zgoda\n`;

/** Rewrites template, translations and compiled files; new texts appear with an empty translation. */
export function compileLanguages(folder: string): void {
  const words = collectWords(folder);
  const target = join(folder, 'languages');
  writeFileSync(join(target, 'zgoda.pot'), writePo(words, header('')));
  for (const language of PLUGIN_LANGUAGES) {
    const path = join(target, `zgoda-${language}.po`);
    const translations = readPo(readFileSync(path, 'utf8'));
    writeFileSync(path, writePo(words, header(language), translations));
    const complete = readPo(readFileSync(path, 'utf8'));
    writeFileSync(join(target, `zgoda-${language}.mo`), compileMo(complete));
  }
}
