import { Schema } from 'mongoose';
import type { Delivery } from '../../../domain/model/confirmation/confirmation.ts';
import { PART_OPTIONS } from '../base/document.ts';

/** That a mail server took a mail; a part of the link, and of what the link confirmed. */
export const deliverySchema = new Schema<Delivery>(
  { mailId: String, sentAt: Date, response: String },
  PART_OPTIONS,
);
