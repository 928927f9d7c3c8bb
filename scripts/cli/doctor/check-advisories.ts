import { readFileSync } from 'node:fs';
import { VERSION } from '../../../service/config/version.ts';
import { isOlderVersion } from '../../../service/domain/model/base/version-order.ts';
import { advisoriesFor, readAdvisories } from '../../../service/domain/release/advisories.ts';
import { type Finding, fault, ok, warning } from './finding.ts';

/** From the bundled or a newer file. */
export const checkAdvisories = (path: string): Finding[] => {
  const file = readAdvisories(readFileSync(path, 'utf8'));
  if (file === null)
    return [warning('advisories', `${path} has a form that this version does not know.`, 'Update Zgoda.')];
  const known = advisoriesFor(VERSION, file).map(({ id, severity, says, remedy }) => {
    const told = `${id}: ${says.en}`;
    return severity === 'low' || severity === 'medium'
      ? warning('advisories', told, remedy.en)
      : fault('advisories', told, remedy.en);
  });
  const newest =
    file.newest !== null && isOlderVersion(VERSION, file.newest.version)
      ? [
          warning(
            'version',
            `${file.newest.version} is newer than this one (${VERSION}).`,
            'The changelog says what it brings, docs/operations.md §12 how to upgrade.',
          ),
        ]
      : [];
  return [...known, ...newest, ...(known.length === 0 ? [ok('advisories', `None for ${VERSION}.`)] : [])];
};
