import type { TextPart } from '../domain/model/notice/notice.ts';

/** A copy that schemas accept: their lists are not read-only. */
export const partsView = (parts: readonly TextPart[]): TextPart[] => parts.map((part) => ({ ...part }));
