import { readScanEvent } from '../../lambda/contract/scan-request';

describe('readScanEvent', () => {
  test.each([
    { title: 'nothing', event: undefined },
    { title: 'null', event: null },
    { title: 'an empty object', event: {} },
    { title: 'the event of a schedule', event: { source: 'aws.events', 'detail-type': 'Scheduled Event' } },
  ])('$title asks for the whole account', ({ event }) => {
    expect(readScanEvent(event)).toEqual({});
  });

  test('asks for the cells that it names', () => {
    const cells = [
      { region: 'eu-west-1', source: 'acm' },
      { region: 'global', source: 'iam' },
      { region: 'eu-west-1', source: 'elbv2', listeners: ['arn:a', 'arn:b'] },
    ];

    expect(readScanEvent({ cells })).toEqual({ cells });
  });

  test.each([
    { title: 'no cells', cells: [] },
    { title: 'a source that nobody knows', cells: [{ region: 'eu-west-1', source: 'ec2' }] },
    { title: 'a region that is none', cells: [{ region: 'Europe', source: 'acm' }] },
    { title: 'cells that are none', cells: 'all' },
    { title: 'no listener at all', cells: [{ region: 'eu-west-1', source: 'elbv2', listeners: [] }] },
  ])('refuses $title, in one sentence', ({ cells }) => {
    expect(() => readScanEvent({ cells })).toThrow(
      /^the event asks for cells that nobody knows: cells.* must be .*, got /,
    );
  });
});
