import type {
  SubProcessorList,
  SubProcessorObjection,
} from '../../../../service/domain/model/agreement/sub-processor.ts';
import type { SubProcessorStore } from '../../../../service/domain/model/agreement/sub-processor-store.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { requireInScope } from '../../../../service/store/scope.ts';

export const makeMemorySubProcessorStore = (): SubProcessorStore => {
  const lists: SubProcessorList[] = [];
  const objections: SubProcessorObjection[] = [];
  return {
    async current() {
      return lists.at(-1) ?? null;
    },
    async versions() {
      return [...lists].reverse();
    },
    async append(list) {
      if (lists.some(({ version }) => version >= list.version)) return false;
      lists.push(frozenCopy(list));
      return true;
    },
    async addObjection(scope, objection) {
      requireInScope(scope, objection);
      objections.push(frozenCopy(objection));
    },
    async objections(scope) {
      return objections.filter(({ shopId }) => shopId === scope.shopId);
    },
    async allObjections() {
      return [...objections].sort((a, b) => b.at.getTime() - a.at.getTime());
    },
  };
};
