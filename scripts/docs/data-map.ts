import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Why and how long a field is stored, and which text tells of it. Rows name only what differs from their collection. */
type Told = {
  readonly why: string;
  /** `–` where it is no personal data. */
  readonly basis: string;
  readonly told: string;
  readonly kept: string;
  readonly erased: string;
};
type Row = string | ({ readonly what: string } & Partial<Told>);
type Collection = Told & { readonly about: string; readonly fields: Readonly<Record<string, Row>> };

export type MappedField = Told & { readonly field: string; readonly what: string };

const NOTHING_PERSONAL = '–';
const read = (root: string): [string, Collection][] =>
  Object.entries(JSON.parse(readFileSync(join(root, 'docs/data-map.json'), 'utf8')));

const partsOf = (row: Row): { readonly what: string } & Partial<Told> =>
  typeof row === 'string' ? { what: row } : row;

/** `text.{pl,en}` stands for `text.pl` and `text.en`. */
const namesOf = (field: string): string[] => {
  const [start, list] = field.replace('}', '').split('{');
  return list === undefined ? [field] : list.split(',').map((end) => `${start}${end}`);
};

/** Every field of the data map with all that is said of it, by collection. */
export const mappedFields = (root: string): Map<string, MappedField[]> =>
  new Map(
    read(root).map(([name, { about, fields, ...defaults }]) => [
      name,
      Object.entries(fields).flatMap(([field, row]) => {
        const parts = partsOf(row);
        const told = parts.basis === NOTHING_PERSONAL ? NOTHING_PERSONAL : defaults.told;
        return namesOf(field).map((one) => ({ ...defaults, told, ...parts, field: one }));
      }),
    ]),
  );

const differences = ({ why, basis, told, kept, erased }: Partial<Told>): string =>
  [
    ...(why === undefined ? [] : [`*${why}*`]),
    ...(basis === undefined ? [] : [basis]),
    ...(told === undefined ? [] : [`\`${told}\``]),
    ...(kept === undefined ? [] : [`kept: ${kept}`]),
    ...(erased === undefined ? [] : [`erased: ${erased}`]),
  ].join('; ');

const lineOf = ([field, row]: readonly [string, Row]): string => {
  const { what, ...rest } = partsOf(row);
  const { basis: _, ...impersonal } = rest;
  const isPersonal = rest.basis !== NOTHING_PERSONAL;
  const differs = differences(isPersonal ? rest : impersonal);
  return `- \`${field}\`${isPersonal ? '' : '†'}: ${what}${differs === '' ? '' : ` (${differs})`}`;
};

/** The page of the data map: of each collection what counts for all of it, then its fields. */
export const dataMapPage = (root: string): string =>
  read(root)
    .map(([name, { about, fields, ...defaults }]) => {
      const { told, basis, ...rest } = defaults;
      const personal = basis === NOTHING_PERSONAL ? {} : { told };
      return [
        `## \`${name}\``,
        '',
        `${about} ${differences({ ...rest, basis, ...personal })}.`,
        '',
        ...Object.entries(fields)
          .filter(([field, row]) => field !== 'shopId' || partsOf(row).what !== 'shop')
          .map(lineOf),
      ].join('\n');
    })
    .join('\n\n');
