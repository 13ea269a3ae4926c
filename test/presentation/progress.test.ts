import { progress } from '../../bin/presentation/progress';
import { ACCOUNT, aCertificate, HOME } from '../builders/certificate';
import { NOW } from '../builders/instant';
import type { CellReading } from '../../lambda/domain/inventory/reading';

const key = { account: ACCOUNT, region: HOME, source: 'acm', at: NOW } as const;
const read: CellReading = { ...key, status: 'ok', content: { certificates: [aCertificate()], attachments: [] } };
const denied: CellReading = { ...key, status: 'denied', reason: 'no-permission' };
const partial: CellReading = { ...key, status: 'partial', reason: 'pages-missing', content: read.content };
const walked: CellReading = { ...key, source: 'elb', status: 'ok', content: { certificates: [], attachments: [] } };

function listening(isTTY: boolean) {
  const written: string[] = [];
  const heard = progress({ isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 });
  return { heard, text: () => written.join('') };
}

describe('progress', () => {
  test('tells of each cell in a line where nothing is redrawn', () => {
    const { heard, text } = listening(false);

    for (const reading of [read, denied, partial, walked]) heard.reading(reading);
    heard.done();

    expect(text()).toBe(
      [
        'eu-west-1 acm: 1 certificate',
        'eu-west-1 acm: not read, denied',
        'eu-west-1 acm: 1 certificate, read in part',
        'eu-west-1 elb: 0 attachments',
        '',
      ].join('\n'),
    );
  });

  test('redraws one line on a terminal, and keeps a line for what was not read', () => {
    const { heard, text } = listening(true);

    heard.reading(read);
    heard.reading(denied);
    heard.done();

    expect(text().split('\r\u001b[2K')).toEqual([
      '',
      'reading: 1 cell, 1 certificate',
      'eu-west-1 acm: not read, denied\n',
      'reading: 2 cells, 1 certificate',
      '',
    ]);
  });

  test('marks a warning as one', () => {
    const { heard, text } = listening(false);

    heard.warning('the defaults hold');

    expect(text()).toBe('warning: the defaults hold\n');
  });
});
