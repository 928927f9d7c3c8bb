import assert from 'node:assert/strict';
import { makeLogDestination } from '../../../service/telemetry/log-destination.ts';

describe('where log lines go', () => {
  const makeDisk = () => {
    const disk = { room: Number.POSITIVE_INFINITY, text: '' };
    const write = (bytes: Uint8Array): number => {
      const count = Math.min(bytes.length, disk.room);
      if (count === 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      disk.text += Buffer.from(bytes.subarray(0, count)).toString();
      disk.room -= count;
      return count;
    };
    return { disk, destination: makeLogDestination(write, () => new Date(0)) };
  };

  it('drops lines while the disk is full, and says how many once there is room', () => {
    const { disk, destination } = makeDisk();
    destination.write('one\n');
    disk.room = 0;
    for (const line of ['two\n', 'three\n']) destination.write(line);
    disk.room = 1_000;
    destination.write('four\n');
    destination.write('five\n');
    const report =
      '{"level":40,"time":"1970-01-01T00:00:00.000Z","lost":2,"msg":"Log lines could not be written."}';
    assert.equal(disk.text, `one\n${report}\nfour\nfive\n`);
  });

  it('begins a new line behind one that the full disk cut short', () => {
    const { disk, destination } = makeDisk();
    disk.room = 2;
    destination.write('first\n');
    disk.room = 1_000;
    destination.write('second\n');
    const lines = disk.text.trimEnd().split('\n');
    assert.equal(lines[0], 'fi');
    assert.equal(JSON.parse(lines[1] ?? '').lost, 1);
    assert.equal(lines[2], 'second');
  });

  it('goes on counting when there is room for a part of its report alone', () => {
    const { disk, destination } = makeDisk();
    disk.room = 0;
    destination.write('one\n');
    disk.room = 5;
    destination.write('two\n');
    disk.room = 1_000;
    destination.write('three\n');
    const lines = disk.text.trimEnd().split('\n');
    assert.equal(JSON.parse(lines[1] ?? '').lost, 2);
    assert.equal(lines[2], 'three');
  });
});
