import { Schema } from 'mongoose';
import type { Delivery } from '../../../domain/model/confirmation/confirmation.ts';
import { PART_OPTIONS } from '../base/document.ts';

/** Acceptance by a mail server; part of the link and the confirmed record. */
export const deliverySchema = new Schema<Delivery>(
  { mailId: String, sentAt: Date, response: String },
  PART_OPTIONS,
);
