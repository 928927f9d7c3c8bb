import type { SchemaOptions } from 'mongoose';
import { frozenCopy } from '../../frozen-copy.ts';

/** A row as stored in its collection: its id is the primary key. */
export type Document<Row extends { readonly id: string }> = Omit<Row, 'id'> & { readonly _id: Row['id'] };

export const toDocument = <Row extends { readonly id: string }>(row: Row): Document<Row> => {
  const { id, ...rest } = row;
  return { _id: id, ...rest };
};

/** A plain, frozen row; never a document of the database library. */
export const fromDocument = <Row extends { readonly id: string }>(document: Document<Row>): Row => {
  const { _id, ...rest } = document;
  return frozenCopy({ id: _id, ...rest } as unknown as Row);
};

/**
 * Options of every schema: unknown fields are refused on the way in and in filters, nothing is added or dropped,
 * nothing is created by itself.
 */
export const SCHEMA_OPTIONS = {
  strict: 'throw',
  strictQuery: 'throw',
  versionKey: false,
  minimize: false,
  autoCreate: false,
  autoIndex: false,
  id: false,
} as const satisfies SchemaOptions;

/** A part of a row. */
export const PART_OPTIONS = { ...SCHEMA_OPTIONS, _id: false } as const;

/** The shop that a row belongs to: always there, never changed. Rule: SE-1. */
export const SHOP_ID = { type: String, required: true, immutable: true } as const;
