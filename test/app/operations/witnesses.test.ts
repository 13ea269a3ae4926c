import type { Handshake } from '../../../lambda/domain/migration/handshakes';
import { checkWitnesses, witnessesOf } from '../../../lambda/app/operations/witnesses';
import { aPlace, aReading, NEW, OLD } from '../../builders/migration';

const subject = { arn: OLD, names: ['shop.example.com', '*.example.org'] };
const shows = (leaf: string, name?: string): Handshake => ({
  address: '192.0.2.1',
  ...(name !== undefined && { name }),
  shown: { leaf },
});
const fails: Handshake = { address: '192.0.2.1', shown: { failed: 'timed-out' } };
const all = (leaf: string): readonly Handshake[] => [shows(leaf), shows(leaf, 'shop.example.com')];

describe('who serves a certificate', () => {
  test('is a listener that shows something, with what it shows', async () => {
    const seen = await witnessesOf(
      [
        { place: aPlace('edge-1'), reading: aReading() },
        { place: aPlace('edge-2'), reading: aReading({}, { default: NEW, sni: [OLD] }) },
      ],
      subject,
      async () => all('old'),
    );

    expect(seen.unwitnessed).toEqual([]);
    expect(seen.witnesses).toMatchObject([
      { label: 'edge-1 :443', port: 443, unnamed: true, isDefault: true, baseline: all('old') },
      { label: 'edge-2 :443', isDefault: false, names: ['shop.example.com', 'notafter-probe.example.org'] },
    ]);
  });

  test.each([
    ['could not be read', undefined, [shows('old')]],
    ['shows nothing', aReading(), [fails]],
  ] as const)('is told apart from a listener that %s', async (_why, reading, shown) => {
    expect(await witnessesOf([{ place: aPlace('edge-1'), reading }], subject, async () => shown)).toEqual({
      ...{ witnesses: [], unwitnessed: ['edge-1 :443'] },
    });
  });
});

describe('whether the new certificate is served', () => {
  const witness = {
    ...{ label: 'edge-1 :443', host: 'h', port: 443, names: ['shop.example.com'], unnamed: true },
    baseline: all('old'),
  };
  const expected = { from: 'old', to: 'new' };

  test.each([
    ['on every address and name', all('new'), 'yes'],
    ['not yet without a name', [shows('old'), shows('new', 'shop.example.com')], 'no'],
    ['not yet by name', [shows('new'), shows('old', 'shop.example.com')], 'no'],
    ['not on an address that does not answer', [shows('new'), fails], 'no'],
    ['nobody can see where nothing answers', [fails], 'unknown'],
  ] as const)('%s', async (_what, shown, result) => {
    expect(await checkWitnesses([{ ...witness, isDefault: true }], expected, async () => shown)).toEqual([
      { kind: 'served', on: 'edge-1 :443', result },
    ]);
  });
});
