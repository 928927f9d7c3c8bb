import * as v from 'valibot';
import { byLocale } from '../../by-locale.ts';

const said = v.object(byLocale(() => v.string()));

/** GET /v1/staff/version */
export const versionResponse = v.object({
  version: v.string(),
  isOn: v.boolean(),
  checkedAt: v.nullable(v.string()),
  issuedOn: v.nullable(v.string()),
  fault: v.nullable(v.picklist(['away', 'unsigned', 'unreadable'])),
  newer: v.nullable(v.object({ version: v.string(), releasedOn: v.string() })),
  advisories: v.array(
    v.object({
      id: v.string(),
      severity: v.picklist(['low', 'medium', 'high', 'critical']),
      publishedOn: v.string(),
      says: said,
      remedy: said,
    }),
  ),
});
export type VersionResponse = v.InferOutput<typeof versionResponse>;
