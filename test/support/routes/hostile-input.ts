import fc from 'fast-check';
import { TEXTS } from './valid-input.ts';

/** The used part of a JSON schema of @valibot/to-json-schema. */
export type JsonSchema = {
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  items?: JsonSchema;
  pattern?: string;
  format?: string;
  minimum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
};

/** Values that schemas do not describe, by field name: ids, secrets, passwords. */
export type KnownFields = Readonly<Record<string, () => unknown>>;

const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
const WRONG_TYPES: readonly unknown[] = [null, { $gt: '' }];
const WRONG_OBJECTS: readonly unknown[] = [
  ...WRONG_TYPES,
  [],
  'text',
  {},
  JSON.parse('{"__proto__":{"isOperator":true},"constructor":{"prototype":{}}}'),
  nested(31),
  nested(40),
];
const TIMES = [
  '0000-01-01T00:00:00.000Z',
  '0001-01-01T00:00:00.000Z',
  '1969-12-31T23:59:59.999Z',
  '1970-01-01T00:00:00.000Z',
  '2026-02-30T10:00:00.000Z',
  '2026-11-24T10:00:00+05',
  '2026-11-24T25:61:61Z',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59-01:00',
  '+275760-09-13T00:00:00.000Z',
];
const DAYS = ['0000-01-01', '0001-01-01', '1970-01-01', '2026-02-30', '9999-12-31'];
const STRINGS = ['', '\ud800', '\u0000\u202e__proto__'];
const NUMBERS = [-1, 0, 1.5, 1e308, 2 ** 53, 8_640_000_000_000_001];
const RANGES = ['0', '-1', '999999999999999', '1e3', '999999999999999.aud_x', '0.aud_x'];

const optionsOf = (schema: JsonSchema): readonly JsonSchema[] => schema.anyOf ?? schema.oneOf ?? [];
const partsOf = ({ properties = {} }: JsonSchema): [string, JsonSchema][] => Object.entries(properties);

/** Values at and beyond the schema's limits. */
const edgesOf = (schema: JsonSchema): readonly unknown[] => {
  if (schema.type === 'number' || schema.type === 'integer') return NUMBERS;
  if (schema.type !== 'string' || schema.enum !== undefined) return [];
  if (schema.format === 'date-time') return TIMES;
  if (schema.format === 'date') return DAYS;
  if (schema.pattern?.includes('\\d') === true) return [...RANGES, ...STRINGS];
  const { maxLength = 500 } = schema;
  return [...STRINGS, '\u{1f600}'.repeat(maxLength)];
};

const fits = (schema: JsonSchema, text: string): boolean => {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  if (text.length < minLength || text.length > maxLength) return false;
  if (schema.format === 'date-time') return /^\d{4}-\d\d-\d\dT/.test(text);
  if (schema.format === 'date') return /^\d{4}-\d\d-\d\d$/.test(text);
  return pattern === undefined || new RegExp(pattern, 'u').test(text);
};

const recordOf = (
  schema: JsonSchema,
  required: readonly string[],
  inner: (part: JsonSchema, name: string) => fc.Arbitrary<unknown>,
) =>
  fc.record(Object.fromEntries(partsOf(schema).map(([name, part]) => [name, inner(part, name)])), {
    requiredKeys: required.filter((name) => schema.properties?.[name] !== undefined),
  });

/** Values valid for the schema; rules in code may still refuse them. */
export const fair = (schema: JsonSchema, known: KnownFields, name = ''): fc.Arbitrary<unknown> => {
  const value = known[name];
  if (value !== undefined) return fc.constant(null).map(value);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const options = optionsOf(schema);
  if (options.length > 0) return fc.oneof(...options.map((option) => fair(option, known)));
  const { required = [], items = {}, maxItems = 3, minimum = 0 } = schema;
  switch (schema.type) {
    case 'string': {
      const fitting = TEXTS.filter((text) => fits(schema, text));
      return fitting.length === 0 ? fc.string({ maxLength: 40 }) : fc.constantFrom(...fitting);
    }
    case 'number':
    case 'integer':
      return fc.integer({ min: Math.max(0, minimum), max: Math.max(100, minimum) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(fair(items, known), { minLength: 1, maxLength: Math.min(3, maxItems) });
    case 'object':
      return recordOf(schema, required, (part, inner) => fair(part, known, inner));
    default:
      return fc.constantFrom('x', 1, null);
  }
};

/** Valid except for some parts. */
export const spoilt = (schema: JsonSchema, known: KnownFields): fc.Arbitrary<unknown> => {
  const mixed = (part: JsonSchema, name = '') =>
    fc.oneof(
      { weight: 3, arbitrary: fair(part, known, name) },
      { weight: 1, arbitrary: spoilt(part, known) },
    );
  const options = optionsOf(schema);
  if (options.length > 0) return fc.oneof(...options.map((option) => mixed(option)));
  const { required = [], items = {} } = schema;
  if (schema.type === 'object') {
    return fc.oneof(
      { weight: 8, arbitrary: recordOf(schema, required, mixed) },
      { weight: 1, arbitrary: fc.constantFrom(...WRONG_OBJECTS) },
    );
  }
  const worst = fc.constantFrom(...edgesOf(schema), ...WRONG_TYPES);
  return schema.type === 'array' ? fc.oneof(worst, fc.array(mixed(items), { maxLength: 3 })) : worst;
};

/** Required parts only; deterministic, except for known fields. */
const least = (schema: JsonSchema, known: KnownFields, name = ''): unknown => {
  const value = known[name];
  if (value !== undefined) return value();
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [option] = optionsOf(schema);
  if (option !== undefined) return least(option, known);
  const { required = [] } = schema;
  if (schema.type === 'string') return TEXTS.find((text) => fits(schema, text)) ?? 'x';
  if (schema.type === 'number' || schema.type === 'integer') return Math.max(1, schema.minimum ?? 1);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'array') return [least(schema.items ?? {}, known)];
  if (schema.type !== 'object') return null;
  const asked = partsOf(schema).filter(([part]) => required.includes(part));
  return Object.fromEntries(asked.map(([part, inner]) => [part, least(inner, known, part)]));
};

/** Minimal values with one edge or wrong type each; the first is valid. */
export function* oneSpoilt(schema: JsonSchema, known: KnownFields, name = ''): Generator<unknown> {
  yield least(schema, known, name);
  const options = optionsOf(schema);
  for (const option of options) yield* oneSpoilt(option, known);
  if (options.length > 0) return;
  yield* schema.type === 'object' ? WRONG_OBJECTS : [...edgesOf(schema), ...WRONG_TYPES];
  if (schema.type === 'array') for (const item of oneSpoilt(schema.items ?? {}, known)) yield [item];
  if (schema.type !== 'object') return;
  for (const [part, inner] of partsOf(schema)) {
    for (const value of oneSpoilt(inner, known, part)) {
      yield { ...(least(schema, known) as object), [part]: value };
    }
  }
}

export const HOSTILE_SEGMENTS = ['%00', '%ED%A0%80', '%', '..%2f', '__proto__', 'x'.repeat(500)];
