import { makeBlockVisitor, makeUnblockVisitor } from '../../../domain/block/block-visitor.ts';
import type { BaseDeps } from '../../base-deps.ts';

/** Visitors from whom nothing more is taken. */
export const makeBlockUseCases = (base: BaseDeps) => ({
  blockVisitor: makeBlockVisitor(base),
  unblockVisitor: makeUnblockVisitor(base),
});
