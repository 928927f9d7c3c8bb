/** Never contains secrets or personal data. */
export type Finding = {
  readonly about: string;
  readonly level: 'ok' | 'warning' | 'fault';
  readonly says: string;
  /** Null: all is well. */
  readonly next: string | null;
};

export const ok = (about: string, says: string): Finding => ({ about, level: 'ok', says, next: null });
export const warning = (about: string, says: string, next: string): Finding => ({
  about,
  level: 'warning',
  says,
  next,
});
export const fault = (about: string, says: string, next: string): Finding => ({
  about,
  level: 'fault',
  says,
  next,
});

export const reasonOf = (cause: unknown): string => {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const inner = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : null;
  return code ?? inner.message;
};
