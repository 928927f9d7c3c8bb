import type { Connection, Model, Schema } from 'mongoose';

/** @throws Error for rows with a shop. Rule: SE-1 */
export const serviceTable = <Row extends object>(
  connection: Connection,
  name: string,
  schema: 'shopId' extends keyof Row ? never : Schema<Row>,
  collection: string,
): Model<Row> => {
  const own: Schema<Row> = schema;
  if (own.path('shopId') !== undefined) throw new Error(`${collection} holds data of shops.`);
  return (connection.models[name] as Model<Row> | undefined) ?? connection.model<Row>(name, own, collection);
};
