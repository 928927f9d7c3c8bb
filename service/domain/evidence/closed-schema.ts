import type { Json } from '../model/base/canonical-json.ts';

/** JSON Schema subset with closed objects. */
export type ClosedSchema =
  | { readonly $ref: string }
  | { readonly anyOf: readonly ClosedSchema[] }
  | { readonly type: 'null' | 'boolean' }
  | { readonly const: string }
  | { readonly enum: readonly (string | null)[] }
  /** Also an existing date. */
  | { readonly type: 'string'; readonly pattern?: RegExp; readonly format?: 'date-time' }
  | { readonly type: 'integer'; readonly minimum: number; readonly maximum: number }
  | { readonly type: 'array'; readonly items: ClosedSchema }
  | {
      readonly type: 'object';
      readonly properties: Readonly<Record<string, ClosedSchema>>;
      readonly required: readonly string[];
      readonly additionalProperties: false;
    };
type ClosedObject = Extract<ClosedSchema, { type: 'object' }>;
export type Definitions = Readonly<Record<string, ClosedSchema>>;

/** Exactly these fields. */
export const closed = (properties: Readonly<Record<string, ClosedSchema>>): ClosedObject => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
/** With optional fields. */
export const withOptional = (
  object: ReturnType<typeof closed>,
  optional: Readonly<Record<string, ClosedSchema>>,
): ClosedObject => ({ ...object, properties: { ...object.properties, ...optional } });
export const orNull = (schema: ClosedSchema): ClosedSchema => ({ anyOf: [schema, { type: 'null' }] });

/** From year 1; rejects 31 February. */
export const isMoment = (text: string): boolean => {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text && text >= '0001';
};

const REF = '#/$defs/';

/** Exact match with the schema. */
export const fits = (value: Json | undefined, schema: ClosedSchema, definitions: Definitions): boolean => {
  if ('$ref' in schema) {
    const named = definitions[schema.$ref.slice(REF.length)];
    return named !== undefined && fits(value, named, definitions);
  }
  if ('anyOf' in schema) return schema.anyOf.some((one) => fits(value, one, definitions));
  if ('const' in schema) return value === schema.const;
  if ('enum' in schema) return schema.enum.some((one) => one === value);
  switch (schema.type) {
    case 'null':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
      return (
        typeof value === 'string' &&
        (schema.pattern === undefined || schema.pattern.test(value)) &&
        (schema.format === undefined || isMoment(value))
      );
    case 'integer':
      return (
        typeof value === 'number' &&
        Number.isInteger(value) &&
        value >= schema.minimum &&
        value <= schema.maximum
      );
    case 'array':
      return Array.isArray(value) && value.every((item) => fits(item, schema.items, definitions));
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      const names = Object.keys(value);
      const { properties, required } = schema;
      return (
        names.every((name) => Object.hasOwn(properties, name)) &&
        required.every((name) => Object.hasOwn(value, name)) &&
        names.every((name) => fits(value[name], properties[name] as ClosedSchema, definitions))
      );
    }
  }
};
