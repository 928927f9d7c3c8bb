import type { SchemaOptions } from 'mongoose';
import { frozenCopy } from '../../frozen-copy.ts';

export type Document<Row extends { readonly id: string }> = Omit<Row, 'id'> & { readonly _id: Row['id'] };

export const toDocument = <Row extends { readonly id: string }>(row: Row): Document<Row> => {
  const { id, ...rest } = row;
  return { _id: id, ...rest };
};

export const fromDocument = <Row extends { readonly id: string }>(document: Document<Row>): Row => {
  const { _id, ...rest } = document;
  return frozenCopy({ id: _id, ...rest } as unknown as Row);
};

/** Strict, no auto-creation. */
export const SCHEMA_OPTIONS = {
  strict: 'throw',
  strictQuery: 'throw',
  versionKey: false,
  minimize: false,
  autoCreate: false,
  autoIndex: false,
  id: false,
} as const satisfies SchemaOptions;

/** Subdocument. */
export const PART_OPTIONS = { ...SCHEMA_OPTIONS, _id: false } as const;

/** Rule: SE-1. */
export const SHOP_ID = { type: String, required: true, immutable: true } as const;
