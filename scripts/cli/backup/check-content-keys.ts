import { SERVICE_SCOPE } from '../../../service/domain/model/base/tenancy.ts';
import type { ContentId, ContentKeyStore } from '../../../service/domain/model/content/content-keys.ts';
import type { KeyFolder } from '../../../service/outbound/vault/key-folder.ts';
import { StartFailure } from '../../start/start-failure.ts';

/** Keys read at a time. */
const BATCH = 500;

/**
 * How many records of a backup the next start can open with nothing: they were erased since, or are newer than every
 * copy of their key. Decision 0093.
 * @throws StartFailure when there are neither keys nor a backup of them, so that every record would count as erased
 */
export const countKeyless = async (
  records: ReadonlySet<string>,
  keys: Pick<ContentKeyStore, 'hasBegun' | 'page'>,
  folder: Pick<KeyFolder, 'place' | 'wrappingKeys' | 'readBackup'>,
): Promise<number> => {
  if (records.size === 0) return 0;
  const backup = await folder.readBackup();
  const saved = new Set((backup ?? []).map(({ id }) => String(id)));
  const left = new Set(records);
  if (!(await keys.hasBegun())) {
    if (backup === null)
      throw new StartFailure(
        `The keys of the ${records.size} chats and leads in this backup are neither beside the database nor in ${folder.place}: without them all would be removed as erased. Put the copied folder of content keys in its place first, with a file content-keys-….jsonl in it. Nothing was changed.`,
      );
    for (const id of saved) left.delete(id);
    return left.size;
  }
  const wrappers = new Set((await folder.wrappingKeys()).map(({ id }) => id));
  for (let after: ContentId | null = null; ; ) {
    const rows: Awaited<ReturnType<typeof keys.page>> = await keys.page(SERVICE_SCOPE, after, BATCH);
    for (const { id, wrappedBy } of rows) if (wrappers.has(wrappedBy) || saved.has(id)) left.delete(id);
    const last = rows.at(-1);
    if (last === undefined) return left.size;
    after = last.id;
  }
};
