import { caaLevels, caaWord } from '../../../lambda/domain/dns/caa';
import type { CaaAnswer } from '../../../lambda/domain/dns/dns';
import { caaOf } from '../../builders/dns';

const SILENT: CaaAnswer = { kind: 'unknown', because: 'timed-out' };

/** Names that are not in the list hold nothing. */
const wordFor = (name: string, zone: Record<string, CaaAnswer | undefined>) =>
  caaWord(name, { caa: (at) => (Object.hasOwn(zone, at) ? zone[at] : { kind: 'absent' }) });

const onApex = (name: string, ...lines: string[]) => wordFor(name, { 'example.com': caaOf(...lines) });

describe('caaWord', () => {
  test.each`
    name                   | records                                                            | kind           | what
    ${'shop.example.com'}  | ${['issue amazon.com']}                                            | ${'allowed'}   | ${'its own name'}
    ${'shop.example.com'}  | ${['issue amazontrust.com']}                                       | ${'allowed'}   | ${'its second name'}
    ${'shop.example.com'}  | ${['issue awstrust.com']}                                          | ${'allowed'}   | ${'its third name'}
    ${'shop.example.com'}  | ${['issue amazonaws.com']}                                         | ${'allowed'}   | ${'its fourth name'}
    ${'shop.example.com'}  | ${['issue  Amazon.COM ']}                                          | ${'allowed'}   | ${'its name among blanks'}
    ${'shop.example.com'}  | ${['issue amazon.com; account=1; x=y']}                            | ${'allowed'}   | ${'its name before parameters'}
    ${'shop.example.com'}  | ${['issue letsencrypt.org']}                                       | ${'forbidden'} | ${'somebody else'}
    ${'shop.example.com'}  | ${['issue letsencrypt.org', 'issue amazon.com']}                   | ${'allowed'}   | ${'it beside somebody else'}
    ${'shop.example.com'}  | ${['issue letsencrypt.org', 'issue pki.goog']}                     | ${'forbidden'} | ${'two others'}
    ${'shop.example.com'}  | ${['issue notamazon.com']}                                         | ${'forbidden'} | ${'a name that ends like its own'}
    ${'shop.example.com'}  | ${['issue ca.amazon.com']}                                         | ${'forbidden'} | ${'a name below its own'}
    ${'shop.example.com'}  | ${['issue letsencrypt.org; x=amazon.com']}                         | ${'forbidden'} | ${'its name in a parameter'}
    ${'shop.example.com'}  | ${['issue ;']}                                                     | ${'forbidden'} | ${'nobody'}
    ${'shop.example.com'}  | ${['issue ']}                                                      | ${'forbidden'} | ${'nobody, by an empty value'}
    ${'shop.example.com'}  | ${['issue ;', 'issue amazon.com']}                                 | ${'allowed'}   | ${'nobody, and then it'}
    ${'shop.example.com'}  | ${['iodef mailto:ops@example.com']}                                | ${'allowed'}   | ${'where to complain, and no more'}
    ${'shop.example.com'}  | ${['issuewild ;']}                                                 | ${'allowed'}   | ${'nobody for wildcards'}
    ${'shop.example.com'}  | ${['issue letsencrypt.org', 'issuewild amazon.com']}               | ${'forbidden'} | ${'it for wildcards only'}
    ${'*.example.com'}     | ${['issue letsencrypt.org', 'issuewild amazon.com']}               | ${'allowed'}   | ${'it for wildcards only'}
    ${'*.example.com'}     | ${['issue amazon.com', 'issuewild letsencrypt.org']}               | ${'forbidden'} | ${'somebody else for wildcards'}
    ${'*.example.com'}     | ${['issue amazon.com', 'issuewild ;']}                             | ${'forbidden'} | ${'nobody for wildcards'}
    ${'*.example.com'}     | ${['issue amazon.com']}                                            | ${'allowed'}   | ${'it, with no word on wildcards'}
    ${'*.example.com'}     | ${['issue letsencrypt.org']}                                       | ${'forbidden'} | ${'somebody else, with no word on wildcards'}
    ${'shop.example.com'}  | ${['issue amazon.com', '!tbs unknown']}                            | ${'forbidden'} | ${'it, under a critical condition that nobody knows'}
    ${'shop.example.com'}  | ${['issue amazon.com', 'tbs unknown']}                             | ${'allowed'}   | ${'it, under a condition that does not matter'}
    ${'shop.example.com'}  | ${['!issue amazon.com', '!issuewild amazon.com', '!iodef https:']} | ${'allowed'}   | ${'it, by critical properties that it knows'}
    ${'example.com'}       | ${['issue letsencrypt.org']}                                       | ${'forbidden'} | ${'somebody else, at the apex itself'}
    ${'a.b.c.example.com'} | ${['issue letsencrypt.org']}                                       | ${'forbidden'} | ${'somebody else, far above'}
  `('is $kind for $name where the apex allows $what', (row: { name: string; records: string[]; kind: string }) => {
    expect(onApex(row.name, ...row.records).kind).toBe(row.kind);
  });

  test('says who may issue instead, and where that is written', () => {
    expect(onApex('shop.example.com', 'issue b.example', 'issue ;', 'issue a.example', 'issue b.example')).toEqual({
      kind: 'forbidden',
      at: 'example.com',
      issuers: ['b.example', 'a.example'],
    });
    expect(onApex('*.example.com', '!tbs x')).toEqual({ kind: 'forbidden', at: 'example.com', property: 'tbs' });
  });

  test.each`
    zone                                                                                  | kind           | what
    ${{}}                                                                                 | ${'allowed'}   | ${'nobody says anything up to the root'}
    ${{ com: caaOf('issue ;') }}                                                          | ${'forbidden'} | ${'the top level forbids'}
    ${{ 'shop.example.com': caaOf('issue amazon.com'), 'example.com': caaOf('issue ;') }} | ${'allowed'}   | ${'the nearest record allows and one above forbids'}
    ${{ 'shop.example.com': caaOf('issue ;'), 'example.com': caaOf('issue amazon.com') }} | ${'forbidden'} | ${'the nearest record forbids and one above allows'}
    ${{ 'shop.example.com': caaOf('iodef x'), 'example.com': caaOf('issue ;') }}          | ${'allowed'}   | ${'the nearest record restricts nothing'}
    ${{ 'shop.example.com': SILENT, 'example.com': caaOf('issue ;') }}                    | ${'unknown'}   | ${'its own level is silent'}
    ${{ 'example.com': SILENT }}                                                          | ${'unknown'}   | ${'a level above is silent'}
    ${{ 'shop.example.com': caaOf('issue amazon.com'), 'example.com': SILENT }}           | ${'allowed'}   | ${'a level above is silent that does not matter'}
    ${{ com: undefined }}                                                                 | ${'unknown'}   | ${'the top level was not asked'}
  `('is $kind where $what', ({ zone, kind }: { zone: Record<string, CaaAnswer>; kind: string }) => {
    expect(wordFor('shop.example.com', zone).kind).toBe(kind);
  });
});

describe('caaLevels', () => {
  test.each([
    ['shop.example.co.uk', ['shop.example.co.uk', 'example.co.uk', 'co.uk', 'uk']],
    ['*.example.com', ['example.com', 'com']],
    ['localhost', ['localhost']],
  ])('of %s are itself and all above it, but for the root', (name, levels) => {
    expect(caaLevels(name)).toEqual(levels);
  });
});
