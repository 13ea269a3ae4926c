import type { About } from '../../../lambda/domain/subject';
import { useNamesOfAll } from '../../../lambda/domain/rendering/uses-of-all';
import { anAttachment } from '../../builders/attachment';
import { anAbout, aNotice, many } from '../../builders/message';

const usedBy = (...names: readonly string[]): About['attachments'] => names.map((name) => anAttachment({ name }));
const unread = aNotice({ about: anAbout({ attachments: undefined }) });
const unused = aNotice({ about: anAbout({ attachments: [] }) });
const on = (...names: readonly string[]) => aNotice({ about: anAbout({ attachments: usedBy(...names) }) });

describe('useNamesOfAll', () => {
  test.each([
    { what: 'each use once', notices: [on('edge-1', 'edge-2'), on('edge-2')], told: ['edge-1', 'edge-2'] },
    {
      what: 'of how many it was not read',
      notices: [unread, on('edge-1'), unread],
      told: ['edge-1', 'not read of 2 certificates'],
    },
    { what: 'not nothing, where it was not read', notices: [unread, unread], told: ['not read'] },
    { what: 'nothing, where all was read', notices: [unused, unused], told: ['nothing, as last read'] },
    {
      what: 'nothing of what was read, beside what was not',
      notices: [unused, unread],
      told: ['nothing, as last read', 'not read of 1 certificate'],
    },
    {
      what: 'what the message left out of all of them',
      notices: [
        { ...on('edge-1'), omitted: { attachments: 2 } },
        { ...on('edge-2'), omitted: { attachments: 3 } },
      ],
      told: ['edge-1', 'edge-2', 'uses not shown here: 5'],
    },
  ])('tells $what', ({ notices: [first = unread, ...others], told }) => {
    expect(useNamesOfAll([first, ...others])).toEqual(told);
  });

  test('names ten, and counts the others', () => {
    const told = useNamesOfAll(many(12, (number) => on(`edge-${number}`)));

    expect(told).toHaveLength(11);
    expect(told.slice(-2)).toEqual(['edge-10', 'and 2 more']);
  });
});
