import type { Attachment } from '../../../lambda/domain/use/attachment';
import type { Cell } from '../../../lambda/domain/inventory/cell';
import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { certificateArn, region } from '../../../lambda/domain/ids';
import type { Memory } from '../../../lambda/domain/certificate/memory';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { viewOf } from '../../../lambda/domain/judging/view-of';
import { aDistribution, anAttachment } from '../../builders/attachment';
import { aDeniedCell, anOkCell, aPartialCell, aSkippedCell } from '../../builders/cell';
import {
  ACCOUNT,
  aCertificate,
  anAcmeCertificate,
  anIamCertificate,
  anImportedCertificate,
  HOME,
} from '../../builders/certificate';
import { hoursFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';

const PARIS = region('eu-west-3');
const LEGACY = anIamCertificate();

interface Known {
  readonly attachments?: readonly Attachment[];
  readonly cells?: readonly Cell[];
  readonly memory?: Memory;
  readonly now?: typeof NOW;
}

function view(certificate: Certificate, { memory = {}, now = NOW, ...known }: Known = {}) {
  const inventory = anInventory({ certificates: [certificate], memory: { [certificate.id]: memory }, ...known });
  return viewOf(inventory, { now, policy: DEFAULT_POLICY });
}

const use = (certificate: Certificate, known?: Known) => view(certificate, known).useOf(certificate);
const attachments = (certificate: Certificate, known?: Known) => view(certificate, known).attachmentsOf(certificate);

describe('use of a certificate of ACM', () => {
  test.each`
    because          | certificate                                       | known
    ${'in-use'}      | ${aCertificate({ inUse: true })}                  | ${{}}
    ${'exported'}    | ${aCertificate({ inUse: false, exported: true })} | ${{}}
    ${'exported'}    | ${aCertificate({ inUse: false })}                 | ${{ memory: { lastExportedSeenAt: hoursFromNow(-900) } }}
    ${'acme-origin'} | ${anAcmeCertificate({ inUse: false })}            | ${{}}
    ${'attached'}    | ${aCertificate({ inUse: undefined })}             | ${{ attachments: [anAttachment()] }}
    ${'attached'}    | ${aCertificate({ inUse: false })}                 | ${{ attachments: [anAttachment()] }}
  `(
    'is used, $because',
    ({ because, certificate, known }: { because: string; certificate: Certificate; known: Known }) => {
      expect(use(certificate, known)).toEqual({ kind: 'used', because: [because] });
    },
  );

  test('tells every reason', () => {
    const certificate = anAcmeCertificate({ inUse: true, exported: true });

    expect(use(certificate, { attachments: [anAttachment()] })).toEqual({
      kind: 'used',
      because: ['attached', 'in-use', 'exported', 'acme-origin'],
    });
  });

  test.each`
    what                                          | certificate
    ${'issued by ACM, which says that it is not'} | ${aCertificate({ inUse: false })}
    ${'imported, as ACM exports none of these'}   | ${anImportedCertificate({ inUse: false, exported: undefined })}
  `('is unused: $what', ({ certificate }: { certificate: Certificate }) => {
    expect(use(certificate)).toEqual({ kind: 'unused', provenAt: NOW });
  });

  test('is unused when its row is newer than its attachments', () => {
    const known = { attachments: [anAttachment({ observedAt: hoursFromNow(-1) })] };

    expect(use(aCertificate({ inUse: false }), known).kind).toBe('unused');
    expect(attachments(aCertificate({ inUse: false }), known)).toEqual([]);
  });

  test.each`
    what          | certificate
    ${'InUse'}    | ${aCertificate({ inUse: undefined })}
    ${'Exported'} | ${aCertificate({ inUse: false, exported: undefined })}
  `('is unknown when ACM does not tell $what', ({ certificate }: { certificate: Certificate }) => {
    const cell = { account: ACCOUNT, region: HOME, source: 'acm' };

    expect(use(certificate)).toEqual({ kind: 'unknown', missing: [{ cell, because: 'field-absent' }] });
  });
});

describe('attachments of a certificate of ACM', () => {
  const described = (readAt: typeof NOW) => ({
    eligibility: 'eligible' as const,
    progress: { kind: 'not-started' as const, readAt },
  });

  test.each`
    what                                             | certificate                                               | expected
    ${'none when its row says that nothing uses it'} | ${aCertificate({ inUse: false })}                         | ${[]}
    ${'not read when it was not described'}          | ${aCertificate()}                                         | ${undefined}
    ${'none when ACM named none'}                    | ${aCertificate({ renewal: described(NOW) })}              | ${[]}
    ${'not read when its row is newer than that'}    | ${aCertificate({ renewal: described(hoursFromNow(-1)) })} | ${undefined}
  `('are $what', ({ certificate, expected }: { certificate: Certificate; expected: unknown }) => {
    expect(attachments(certificate)).toEqual(expected);
  });

  test('are those that name its ARN, and no others', () => {
    const own = anAttachment();

    expect(attachments(aCertificate(), { attachments: [own, anAttachment({ certificate: LEGACY.arn })] })).toEqual([
      own,
    ]);
  });
});

describe('use of a certificate of IAM', () => {
  test.each`
    where                        | attachment
    ${'a load balancer, by ARN'} | ${anAttachment({ certificate: LEGACY.arn })}
    ${'CloudFront, by id'}       | ${aDistribution({ certificate: LEGACY.id })}
  `('is used by $where', ({ attachment }: { attachment: Attachment }) => {
    expect(use(LEGACY, { attachments: [attachment] })).toEqual({ kind: 'used', because: ['attached'] });
    expect(attachments(LEGACY, { attachments: [attachment] })).toEqual([attachment]);
  });

  test('is used under the name that it had before a rename', () => {
    const old = anAttachment({ certificate: certificateArn('arn:aws:iam::123456789012:server-certificate/old') });

    expect(use(LEGACY, { attachments: [old], memory: { attachedAs: [old.certificate] } }).kind).toBe('used');
  });

  test('is not used under a name that another certificate bears now', () => {
    const successor = aCertificate();
    const taken = anAttachment({ certificate: successor.arn });
    const inventory = anInventory({
      certificates: [LEGACY, successor],
      attachments: [taken],
      memory: { [LEGACY.id]: { attachedAs: [taken.certificate] } },
    });

    expect(viewOf(inventory, { now: NOW, policy: DEFAULT_POLICY }).useOf(LEGACY).kind).toBe('unused');
  });

  test('is unused when every place was read, proven since the oldest of these readings', () => {
    const cells = [anOkCell({ source: 'elb', triedAt: hoursFromNow(-6) })];

    expect(use(LEGACY, { cells })).toEqual({ kind: 'unused', provenAt: hoursFromNow(-6) });
    expect(attachments(LEGACY, { cells })).toEqual([]);
  });

  test.each`
    what                                | cell                                                                       | because
    ${'denied'}                         | ${aDeniedCell({ region: PARIS, source: 'elbv2' })}                         | ${'no-permission'}
    ${'a denied AppSync'}               | ${aDeniedCell({ region: PARIS, source: 'appsync' })}                       | ${'no-permission'}
    ${'read in part'}                   | ${aPartialCell({ source: 'elb' })}                                         | ${'pages-missing'}
    ${'not asked for'}                  | ${aSkippedCell({ region: PARIS, source: 'elb', reason: 'not-requested' })} | ${'not-requested'}
    ${'not needed so far'}              | ${aSkippedCell({ region: PARIS, source: 'elb', reason: 'not-needed' })}    | ${'not-needed'}
    ${'read more than 12 hours ago'}    | ${anOkCell({ source: 'cloudfront', triedAt: hoursFromNow(-12.01) })}       | ${'too-old'}
    ${'the unreadable list of regions'} | ${aDeniedCell({ source: 'regions' })}                                      | ${'no-permission'}
  `('is unknown while a place is $what', ({ cell, because }: { cell: Cell; because: string }) => {
    const { account, region: place, source } = cell;

    expect(use(LEGACY, { cells: [cell] })).toEqual({
      kind: 'unknown',
      missing: [{ cell: { account, region: place, source }, because }],
    });
    expect(attachments(LEGACY, { cells: [cell] })).toBeUndefined();
  });

  test('is unknown while a place is not even in the list', () => {
    const inventory = { ...anInventory({ certificates: [LEGACY] }), cells: [anOkCell()] };
    const places = ['global/regions', 'global/cloudfront', 'eu-west-1/elbv2', 'eu-west-1/elb', 'eu-west-1/appsync'];

    const known = viewOf(inventory, { now: NOW, policy: DEFAULT_POLICY }).useOf(LEGACY);

    expect(known).toMatchObject({ kind: 'unknown', missing: places.map(() => ({ because: 'not-requested' })) });
    expect('missing' in known && known.missing.map(({ cell }) => `${cell.region}/${cell.source}`)).toEqual(places);
  });

  test.each`
    what                      | cell
    ${'excluded by the user'} | ${aSkippedCell({ source: 'elbv2', reason: 'excluded' })}
    ${'not offered by AWS'}   | ${aSkippedCell({ source: 'appsync', reason: 'not-offered' })}
    ${'read 12 hours ago'}    | ${anOkCell({ source: 'elbv2', triedAt: hoursFromNow(-12) })}
  `('is unused with a place $what', ({ cell }: { cell: Cell }) => {
    expect(use(LEGACY, { cells: [cell] }).kind).toBe('unused');
  });

  test('is proven unused by its own row where the user excluded everything else', () => {
    const cells = (['elb', 'elbv2', 'cloudfront', 'regions'] as const).map((source) => aSkippedCell({ source }));

    expect(use(LEGACY, { cells })).toEqual({ kind: 'unused', provenAt: LEGACY.observedAt });
  });

  test.each`
    lastAttached | kind
    ${-2}        | ${'unused'}
    ${-1}        | ${'unknown'}
    ${-0.5}      | ${'unknown'}
  `(
    'is $kind after a walk an hour ago, last seen attached $lastAttached hours from now',
    ({ lastAttached, kind }: { lastAttached: number; kind: string }) => {
      const cells = [anOkCell({ source: 'elbv2', triedAt: hoursFromNow(-1) })];

      expect(use(LEGACY, { cells, memory: { lastAttachedAt: hoursFromNow(lastAttached) } }).kind).toBe(kind);
    },
  );

  test.each`
    uploaded | kind
    ${-1}    | ${'unused'}
    ${-0.99} | ${'unknown'}
  `(
    'is $kind after a walk an hour ago, uploaded $uploaded hours from now',
    ({ uploaded, kind }: { uploaded: number; kind: string }) => {
      const cells = [anOkCell({ source: 'elbv2', triedAt: hoursFromNow(-1) })];

      expect(use(anIamCertificate({ uploadedAt: hoursFromNow(uploaded) }), { cells }).kind).toBe(kind);
    },
  );
});

describe('memoryOf', () => {
  test('is what the inventory remembers', () => {
    expect(view(LEGACY, { memory: { firstSeenAt: NOW } }).memoryOf(LEGACY)).toEqual({ firstSeenAt: NOW });
  });

  test('is empty for a certificate that the inventory does not know', () => {
    expect(view(LEGACY).memoryOf(aCertificate())).toEqual({});
  });
});
