import assert from 'node:assert/strict';
import { normalShortcut, replyFaults } from '../../../../service/domain/canned-reply/canned-reply.ts';
import { csvLine, readCsvRows } from '../../../../service/domain/model/base/csv.ts';

const reply = { shortcut: 'zwrot', title: 'Zwrot', texts: { pl: 'Zwrot trwa 14 dni.' } };

describe('a canned reply', () => {
  it('has a shortcut without spaces, unlike the others, a title and a text', () => {
    assert.deepEqual(replyFaults(reply, [{ shortcut: 'hej' }]), {});
    assert.deepEqual(replyFaults(reply, [{ shortcut: 'zwrot' }]), { shortcut: 'already exists' });
    assert.deepEqual(Object.keys(replyFaults({ shortcut: 'dwa słowa', title: '', texts: {} }, [])), [
      'shortcut',
      'title',
      'texts',
    ]);
    assert.deepEqual(Object.keys(replyFaults({ ...reply, texts: { de: 'ä'.repeat(2001) } }, [])), [
      'texts.de',
    ]);
  });

  it('is found whatever the case and form of its shortcut', () => {
    assert.equal(normalShortcut(' /Ço\u0301'), 'çó');
  });
});

describe('rows of a CSV file', () => {
  it('say on which line of the file they start, also after empty lines and line breaks in a cell', () => {
    const rows = readCsvRows('a;b\r\n\r\n"x\ny";z\nq;r\n');
    assert.deepEqual(rows, [
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['x\ny', 'z'] },
      { line: 5, cells: ['q', 'r'] },
    ]);
  });

  it('are divided by what the header has, also below empty lines', () => {
    assert.deepEqual(readCsvRows('\ufeff\r\n\r\na;b\r\n1,5;x\r\n'), [
      { line: 3, cells: ['a', 'b'] },
      { line: 4, cells: ['1,5', 'x'] },
    ]);
  });

  it('run no formula wherever a spreadsheet splits them', () => {
    const cells = [
      ...['Dzień dobry;=1+1;x', 'Hej\n=2+2;y', 'a\r\n@b', 'a\t-b', 'a,+b', 'a; "=1+1"', 'a;\u00a0=1'],
      ...['\t=1', "'=1+1", "a;'=1", "a;''\"=1", "it's; 'quoted'", 'a;b, c\nd', 'x=1;y-2'],
      ...['＝1+1', 'a;＋1', 'a;－1', '＠b'],
    ];
    for (const cell of cells) {
      const line = csvLine([cell]);
      const pieces = line.split(/[;,\t\r\n]/);
      assert.ok(!pieces.some((piece) => /^[ \u00a0"]*[=+\-@＝＋－＠]/.test(piece)), line);
    }
    assert.equal(csvLine(['a;b, c\nd', 'x=1;y-2']), '"a;b, c\nd","x=1;y-2"\r\n');
  });
});
