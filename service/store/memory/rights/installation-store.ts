import type { InstallationStore } from '../../../domain/model/installation/installation-store.ts';

export const makeMemoryInstallationStore = (): InstallationStore => {
  let check: string | null = null;
  return {
    async pepperCheck() {
      return check;
    },
    async setPepperCheck(given) {
      check = given;
    },
  };
};
