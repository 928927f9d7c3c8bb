import { makeBlockVisitor, makeUnblockVisitor } from '../../../domain/block/block-visitor.ts';
import {
  makeBlockCustomer,
  makeHoldCustomerBlock,
  makeLiftBlock,
  makeListBlocks,
  makeUnblockCustomer,
} from '../../../domain/block/customer-blocks.ts';
import { makeReadCustomer } from '../../../domain/customer/identify-customer.ts';
import type { BaseDeps } from '../../base-deps.ts';

export const makeBlockUseCases = (base: BaseDeps) => {
  const deps = { ...base, readCustomer: makeReadCustomer(base) };
  return {
    blockVisitor: makeBlockVisitor({ ...base, blockCustomer: makeBlockCustomer(deps) }),
    unblockVisitor: makeUnblockVisitor({ ...base, unblockCustomer: makeUnblockCustomer(deps) }),
    holdCustomerBlock: makeHoldCustomerBlock(deps),
    listBlocks: makeListBlocks(deps),
    liftBlock: makeLiftBlock(deps),
  };
};
export type BlockUseCases = ReturnType<typeof makeBlockUseCases>;
