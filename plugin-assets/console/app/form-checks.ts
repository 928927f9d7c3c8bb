import type { Refusal } from '../../shared/http-client.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;
export const isEmail = (text: string): boolean => EMAIL.test(text.trim());

export type Faults = Readonly<Record<string, string>>;

/** Read it before the first `await`. */
export const formOf = (event: Event): HTMLElement | null =>
  event.currentTarget instanceof HTMLElement ? event.currentTarget : null;

/** After the faults are rendered. */
export const focusFirstFault = (form: HTMLElement | null): void => {
  setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
};

/** Fields by the last part of their path, each with `text`. */
export const refusedFields = ({ fields }: Pick<Refusal, 'fields'>, text: string): Faults =>
  Object.fromEntries(Object.keys(fields ?? {}).map((path) => [path.split('.').at(-1) ?? path, text]));
