import assert from 'node:assert/strict';
import { decodePage } from '../../../service/outbound/pages/decode-page.ts';

const HTML = 'text/html';
const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('the encoding of a page', () => {
  type Case = { of: string; page: Buffer; type?: string; is: string };
  const CASES: readonly Case[] = [
    { of: 'is UTF-8 where nothing else is said', page: Buffer.from('żółć'), is: 'żółć' },
    { of: 'is that of the header', page: bytes('\xb6'), type: `${HTML}; charset=ISO-8859-2`, is: 'ś' },
    { of: 'may be quoted in the header', page: bytes('\xb6'), type: `${HTML};charset="iso-8859-2"`, is: 'ś' },
    {
      of: 'is that of the page',
      page: bytes('<meta charset=windows-1250>\x9c'),
      is: '<meta charset=windows-1250>ś',
    },
    {
      of: 'is that of the page in the older form',
      page: bytes(`<META content='text/html; charset=iso-8859-2' http-equiv="Content-Type" />\xb6`),
      is: `<META content='text/html; charset=iso-8859-2' http-equiv="Content-Type" />ś`,
    },
    {
      of: 'is that of the header before that of the page',
      page: bytes('<meta charset=windows-1250>\xb6'),
      type: `${HTML}; charset=iso-8859-2`,
      is: '<meta charset=windows-1250>ś',
    },
    {
      of: 'is that of a byte order mark before all others',
      page: Buffer.from('\ufeffś'),
      type: `${HTML}; charset=iso-8859-2`,
      is: 'ś',
    },
    {
      of: 'is UTF-16 with such a mark',
      page: Buffer.from('\ufeffś', 'utf16le'),
      is: 'ś',
    },
    {
      of: 'is not that of a comment or a description',
      page: Buffer.from('<!-- <meta charset=iso-8859-2> --><meta name=d content="x charset=iso-8859-2">ś'),
      is: '<!-- <meta charset=iso-8859-2> --><meta name=d content="x charset=iso-8859-2">ś',
    },
    {
      of: 'is not that of a tag behind the first 1024 bytes',
      page: Buffer.from(`${' '.repeat(1024)}<meta charset=iso-8859-2>ś`),
      is: `${' '.repeat(1024)}<meta charset=iso-8859-2>ś`,
    },
    {
      of: 'is not one that browsers do not know',
      page: Buffer.from('<meta charset=utf-8>ś'),
      type: `${HTML}; charset=none-of-them`,
      is: '<meta charset=utf-8>ś',
    },
    {
      of: 'is not UTF-16 where a tag says so in single bytes',
      page: Buffer.from('<meta charset=utf-16>ś'),
      is: '<meta charset=utf-16>ś',
    },
    {
      of: 'has the quotes and the euro of Windows where a page says Latin 1',
      page: bytes('\x84Datenschutz\x93 \x80 erkl\xe4rt'),
      type: `${HTML}; charset=iso-8859-1`,
      is: '„Datenschutz“ € erklärt',
    },
    { of: 'leaves a mark for what it cannot decode', page: bytes('prywatno\xb6ci'), is: 'prywatno\ufffdci' },
  ];
  for (const { of, page, type = HTML, is } of CASES) {
    it(of, () => assert.equal(decodePage(page, type), is));
  }
});
