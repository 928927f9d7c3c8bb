import type {
  InstallationStore,
  SeenTime,
} from '../../../../service/domain/model/installation/installation-store.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';

export const makeMemoryInstallationStore = (): InstallationStore => {
  let check: string | null = null;
  let seen: SeenTime | null = null;
  return {
    async pepperCheck() {
      return check;
    },
    async setPepperCheck(given) {
      check = given;
    },
    async seenTime() {
      return seen;
    },
    async setSeenTime(given) {
      seen = frozenCopy(given);
    },
    async databaseTime() {
      return null;
    },
  };
};
