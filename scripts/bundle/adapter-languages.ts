/** The WordPress plugin's .pot, .po and .mo files. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GetTextTranslation, type GetTextTranslations, mo, po } from 'gettext-parser';

export const PLUGIN_LANGUAGES = ['pl_PL', 'de_DE'] as const;

export type Word = { text: string; places: string[]; note: string | null };

const CALL =
  /(?:\/\*\s*(translators:[^*]*?)\s*\*\/\s*)?(?:[^\n;]*?)\b(?:__|_e|esc_html__|esc_html_e|esc_attr__|esc_attr_e)\(\s*'((?:[^'\\]|\\.)*)'\s*,\s*'zgoda'\s*\)/g;

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

/** By original, without the header; '' if untranslated. */
export function readTranslations(file: string): Map<string, string> {
  return textsOf(po.parse(readFileSync(file)));
}

/** By original, without the header. */
export function readCompiled(file: string): Map<string, string> {
  return textsOf(mo.parse(readFileSync(file)));
}

function textsOf({ translations }: GetTextTranslations): Map<string, string> {
  const { '': _header, ...entries } = translations[''] ?? {};
  return new Map(Object.values(entries).map(({ msgid, msgstr }) => [msgid, msgstr[0] ?? '']));
}

function catalogue(
  words: readonly Word[],
  language = '',
  translations = new Map<string, string>(),
): GetTextTranslations {
  const entries = words.map(({ text, places, note }): [string, GetTextTranslation] => {
    const comments = {
      ...(note && { extracted: note }),
      reference: places.join('\n'),
      ...(/%\d?\$?s/.test(text) && { flag: 'php-format' }),
    };
    return [text, { msgid: text, msgstr: [translations.get(text) ?? ''], comments }];
  });
  return {
    charset: 'utf-8',
    headers: {
      'Project-Id-Version': 'Zgoda',
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Transfer-Encoding': '8bit',
      Language: language,
      'X-Domain': 'zgoda',
    },
    translations: { '': Object.fromEntries(entries) },
  };
}

export function compileLanguages(folder: string): void {
  const words = collectWords(folder);
  const target = join(folder, 'languages');
  writeFileSync(join(target, 'zgoda.pot'), po.compile(catalogue(words), { foldLength: 0 }));
  for (const language of PLUGIN_LANGUAGES) {
    const path = join(target, `zgoda-${language}`);
    const translations = readTranslations(`${path}.po`);
    writeFileSync(`${path}.po`, po.compile(catalogue(words, language, translations), { foldLength: 0 }));
    writeFileSync(`${path}.mo`, mo.compile(catalogue(words, language, translations)));
  }
}
