/** Checks and focus that every form of the console shares. */
import type { Refusal } from '../../shared/http-client.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;
export const isEmail = (text: string): boolean => EMAIL.test(text.trim());

/** Faults by name of the field. */
export type Faults = Readonly<Record<string, string>>;

/** The form of a submit event; read it before the first `await`. */
export const formOf = (event: Event): HTMLElement | null =>
  event.currentTarget instanceof HTMLElement ? event.currentTarget : null;

/** Focuses the first field with a fault, once the faults are rendered. */
export const focusFirstFault = (form: HTMLElement | null): void => {
  setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
};

/** The fields that the service refused, by the last part of their path, each with `text`. */
export const refusedFields = ({ fields }: Pick<Refusal, 'fields'>, text: string): Faults =>
  Object.fromEntries(Object.keys(fields ?? {}).map((path) => [path.split('.').at(-1) ?? path, text]));
