import type { Organisation } from '../../../../service/domain/model/staff/staff.ts';
import type { OrganisationStore } from '../../../../service/domain/model/staff/staff-store.ts';
import type { OrganisationId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { oldestFirst } from '../../../../service/store/order.ts';
import { conflict } from '../../../../service/store/scope.ts';

const byCreation = oldestFirst<Organisation>(
  (row) => row.createdAt,
  (row) => row.id,
);

export const makeMemoryOrganisationStore = (): OrganisationStore => {
  const rows = new Map<OrganisationId, Organisation>();
  const all = () => [...rows.values()];
  return {
    async insert(organisation) {
      if (rows.has(organisation.id) || all().some((row) => row.code === organisation.code)) throw conflict();
      rows.set(organisation.id, frozenCopy(organisation));
    },
    async get(id) {
      return rows.get(id) ?? null;
    },
    async findByCode(code) {
      return all().find((row) => row.code === code) ?? null;
    },
    async listByIds(ids) {
      return all()
        .filter((row) => ids.includes(row.id))
        .sort(byCreation);
    },
    async update(id, changes) {
      const row = rows.get(id);
      if (row === undefined) return null;
      const next = frozenCopy({ ...row, ...changes });
      rows.set(id, next);
      return next;
    },
    async remove(id) {
      return rows.delete(id);
    },
    async all() {
      return all().sort(byCreation);
    },
  };
};
