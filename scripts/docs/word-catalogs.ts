import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { LOCALES } from '../../service/protocol/vocabulary.ts';

/** Folders whose catalogs a page needs at once: one module for each language holds all of them. */
const AT_ONCE = /\/first$/;
/** Catalogs that are built as files of their own, named by the document of their language. */
const BUILT_ALONE = 'plugin-assets/widget/words';
const NOTE = '// Written by `npm run docs` from the JSON files beside it.';

/** `shop-mails` as `shopMails`. */
const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
/** `shop-mails` as `ShopMailsWords`. */
const typeName = (name: string): string => `${name.slice(0, 1).toUpperCase()}${camel(name).slice(1)}Words`;
const importOf = (local: string, file: string): string =>
  `import ${local} from './${file}.json' with { type: 'json' };`;

/** Every English catalog below a folder, as its folder and name. */
export const catalogsBelow = (root: string, top: string): { folder: string; name: string }[] =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .map((file) => posix.join(top, file.replaceAll('\\', '/')))
    .filter((file) => file.endsWith('.en.json'))
    .sort()
    .map((file) => ({ folder: posix.dirname(file), name: posix.basename(file, '.en.json') }));

const importPath = (folder: string, file: string): string => {
  const between = posix.relative(folder, file);
  return between.startsWith('.') ? between : `./${between}`;
};

/** All languages of one catalog: what gives a text to anybody. */
const everyLanguage = (folder: string, name: string): [file: string, text: string] => [
  `${folder}/${name}-catalog.ts`,
  [
    NOTE,
    `import type { Locale } from '${importPath(folder, 'service/protocol/vocabulary.ts')}';`,
    ...[...LOCALES].sort().map((locale) => importOf(locale, `${name}.${locale}`)),
    '',
    `export type ${typeName(name)} = typeof en;`,
    `export const ${camel(name)}Catalog: Readonly<Record<Locale, ${typeName(name)}>> = { ${LOCALES.join(', ')} };`,
    '',
  ].join('\n'),
];

/** All catalogs of one language: what a page that speaks one language loads. */
const everyCatalog = (folder: string, names: readonly string[]): [file: string, text: string][] =>
  LOCALES.map((locale) => [
    `${folder}/${locale}.ts`,
    [
      NOTE,
      ...names.map((name) => importOf(camel(name), `${name}.${locale}`)),
      '',
      'export const words = {',
      ...names.map((name) => `  ...${camel(name)},`),
      '};',
      '',
    ].join('\n'),
  ]);

/** The modules that name the catalogs of each language, so that a new language needs no code. */
export const catalogModules = (root: string): [file: string, text: string][] => {
  const catalogs = ['plugin-assets', 'service']
    .flatMap((top) => catalogsBelow(root, top))
    .filter(({ folder }) => folder !== BUILT_ALONE);
  const foldersAtOnce = [...new Set(catalogs.map(({ folder }) => folder).filter((one) => AT_ONCE.test(one)))];
  return [
    ...catalogs
      .filter(({ folder }) => !AT_ONCE.test(folder))
      .map(({ folder, name }) => everyLanguage(folder, name)),
    ...foldersAtOnce.flatMap((folder) =>
      everyCatalog(
        folder,
        catalogs.filter((one) => one.folder === folder).map(({ name }) => name),
      ),
    ),
  ];
};
