import type { Confirmation, ConfirmationKind } from './confirmation.ts';

/** In the link's language. */
export type ConfirmationQuestion = {
  title: string;
  paragraphs: readonly string[];
  button: string;
  /** Set when the link alone does not authenticate. */
  passwordLabel?: string;
  /** Null: no shop. */
  shopName: string | null;
};
export type ConfirmationOutcome = {
  title: string;
  paragraphs: readonly string[];
  /** No redirect. */
  next?: { label: string; href: string };
};

/** @throws `linkInvalid()` for a deleted record. `confirm` must be repeatable. */
export type ConfirmationHandler = {
  describe(confirmation: Confirmation): Promise<ConfirmationQuestion>;
  /** @param password answer to the question */
  confirm(confirmation: Confirmation, password?: string): Promise<ConfirmationOutcome>;
};

export type ConfirmationHandlers = Partial<Record<ConfirmationKind, ConfirmationHandler>>;
