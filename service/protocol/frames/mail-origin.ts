import * as v from 'valibot';

const check = v.picklist(['pass', 'fail', 'none']);

/** Sender, authentication and omitted files. */
export const mailOrigin = v.object({
  from: v.picklist(['given', 'other']),
  checks: v.object({ spf: check, dkim: check, dmarc: check, isProven: v.boolean() }),
  files: v.number(),
});
