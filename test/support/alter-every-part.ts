import type { Json } from '../../service/domain/model/base/canonical-json.ts';

export type Alteration = { readonly what: string; readonly value: Json };
type Step = string | number;

const otherLeaf = (leaf: null | boolean | number | string): Json => {
  if (leaf === null) return 'x';
  if (typeof leaf === 'boolean') return !leaf;
  if (typeof leaf === 'number') return leaf + 1;
  return leaf.startsWith('1') ? `2${leaf.slice(1)}` : `1${leaf.slice(1)}`;
};

const withPart = (value: Json, path: readonly Step[], change: (part: Json) => Json | undefined): Json => {
  const [step, ...rest] = path;
  if (step === undefined) return change(value) ?? null;
  if (Array.isArray(value)) {
    return value.flatMap((item, at) => {
      if (at !== step) return [item];
      const changed = rest.length === 0 ? change(item) : withPart(item, rest, change);
      return changed === undefined ? [] : [changed];
    });
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => {
      if (key !== step) return [[key, part]];
      const changed = rest.length === 0 ? change(part) : withPart(part, rest, change);
      return changed === undefined ? [] : [[key, changed]];
    }),
  );
};

const pathsOf = (value: Json, path: readonly Step[] = []): (readonly Step[])[] => {
  if (value === null || typeof value !== 'object') return [path];
  const steps: Step[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [
    path,
    ...steps.flatMap((step) => pathsOf((value as Record<Step, Json>)[step] as Json, [...path, step])),
  ];
};

/** Each leaf altered, each part removed, and an entry added to each object and list, one at a time. */
export const alterEveryPart = (value: Json): Alteration[] =>
  pathsOf(value).flatMap((path) => {
    const name = path.join('.') || 'the file';
    const removed =
      path.length === 0 ? [] : [{ what: `${name} removed`, value: withPart(value, path, () => undefined) }];
    const altered: Alteration[] = [];
    withPart(value, path, (part) => {
      const put = (what: string, other: Json) =>
        altered.push({ what: `${name} ${what}`, value: withPart(value, path, () => other) });
      if (Array.isArray(part)) put('with one more', [...part, part[0] ?? 'x']);
      else if (part !== null && typeof part === 'object')
        put('with an unknown field', { ...part, unknown: 1 });
      else put('altered', otherLeaf(part));
      return part;
    });
    return [...removed, ...altered];
  });
