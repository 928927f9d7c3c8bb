import * as v from 'valibot';

const check = v.picklist(['pass', 'fail', 'none']);

/** How a message came by mail: from which address, what vouches for it, and how many files were left out. */
export const mailOrigin = v.object({
  from: v.picklist(['given', 'other']),
  checks: v.object({ spf: check, dkim: check, dmarc: check, isProven: v.boolean() }),
  files: v.number(),
});
