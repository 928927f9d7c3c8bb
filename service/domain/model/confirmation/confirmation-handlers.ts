import type { Confirmation, ConfirmationKind } from './confirmation.ts';

/** What the page shows before anything happens, in the link's language. */
export type ConfirmationQuestion = {
  title: string;
  paragraphs: readonly string[];
  /** What is on the button. */
  button: string;
  /** Asked for in a field of this name, because the link alone does not prove who chose the password. */
  passwordLabel?: string;
  /** The shop it is about; null where it is about none. */
  shopName: string | null;
};
/** What the page shows afterwards. */
export type ConfirmationOutcome = {
  title: string;
  paragraphs: readonly string[];
  /** Where to go on; a link below the text, never followed by itself. */
  next?: { label: string; href: string };
};

/**
 * What one kind of link shows and does. Both throw `linkInvalid()` when what it is about is gone. A confirmation that
 * fails leaves the link as it was, so `confirm` must do no harm the second time.
 */
export type ConfirmationHandler = {
  describe(confirmation: Confirmation): Promise<ConfirmationQuestion>;
  /** @param password what was typed into the field that the question names */
  confirm(confirmation: Confirmation, password?: string): Promise<ConfirmationOutcome>;
};

/** One line per kind, given where the use cases are wired. */
export type ConfirmationHandlers = Partial<Record<ConfirmationKind, ConfirmationHandler>>;
