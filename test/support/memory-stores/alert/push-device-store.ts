import type { PushDevice, PushDeviceStore } from '../../../../service/domain/model/alert/push.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { byText, oldestFirst } from '../../../../service/store/order.ts';

const byAge = oldestFirst<PushDevice>(
  (row) => row.createdAt,
  (row) => row.id,
);

export const makeMemoryPushDeviceStore = (): PushDeviceStore => {
  /** By endpoint hash. */
  const rows = new Map<string, PushDevice>();
  const removeAll = (isGone: (row: PushDevice) => boolean): number => {
    const gone = [...rows.values()].filter(isGone);
    for (const { endpointHash } of gone) rows.delete(endpointHash);
    return gone.length;
  };
  return {
    async put(device) {
      rows.set(device.endpointHash, frozenCopy(device));
    },
    async listByStaff(staffIds) {
      return [...rows.values()].filter(({ staffId }) => staffIds.includes(staffId)).sort(byAge);
    },
    async remove(staffId, id) {
      return removeAll((row) => row.staffId === staffId && row.id === id) > 0;
    },
    async removeBySession(sessionId) {
      return removeAll((row) => row.sessionId === sessionId);
    },
    async removeByStaff(staffId) {
      return removeAll((row) => row.staffId === staffId);
    },
    async sessionIds() {
      return [...new Set([...rows.values()].map(({ sessionId }) => sessionId))].sort(byText);
    },
  };
};
