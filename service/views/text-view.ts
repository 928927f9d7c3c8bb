import type { TextPart } from '../domain/model/notice/notice.ts';

/** Mutable copy for schemas. */
export const partsView = (parts: readonly TextPart[]): TextPart[] => parts.map((part) => ({ ...part }));
